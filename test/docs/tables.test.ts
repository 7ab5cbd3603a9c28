import {
  classifications,
  createRedactor,
  identifierLetters,
  type Policy,
  type PolicyError,
  presets,
} from "@philog/core";
import { describe, expect, test } from "vitest";
import schema from "../../packages/core/policy.schema.json" with { type: "json" };
import { allowedActions, defaultAction } from "../../packages/core/src/policy/actions.ts";
import { isMarker } from "../../packages/core/src/policy/markers.ts";
import { defaultLimits } from "../../packages/core/src/policy/resolve.ts";
import { shapeNames } from "../../packages/core/src/policy/rule-checks.ts";
import { validatePolicy } from "../../packages/core/src/policy/validate.ts";
import { names, readPage, readTable } from "./pages.ts";

const page = "docs/policy.md";
const table = (heading: string) => readTable(page, heading);

describe("docs/policy.md", () => {
  test("lists the classifications with their letters, default and allowed actions as the code does", () => {
    const rows = table("Classifications").map(([name, letter, , first, further]) => ({
      name: names(name!)[0],
      letter,
      first: names(first!)[0],
      actions: [...names(first!), ...names(further!)].sort(),
    }));
    const letters: Record<string, string> = identifierLetters;
    expect(rows).toEqual(
      classifications.map((name) => ({
        name,
        letter: letters[name] ?? "",
        first: defaultAction(name),
        actions: [...allowedActions[name]].sort(),
      })),
    );
  });

  test("lists every shape, and its options are valid", () => {
    const listed = table("Shapes").map(([name]) => names(name!)[0]);
    expect([...listed].sort()).toEqual([...shapeNames, "oneOf", "pattern"].sort());
    for (const [name, , options] of table("Shapes")) {
      const taken = options === "" ? [] : names(options!);
      for (const text of taken) expect(text, name).toMatch(/^\{ ".*\}$/);
    }
    const bare = table("Shapes").filter(([, , options]) => options === "");
    for (const [name] of bare) {
      const rules = { a: { [names(name!)[0]!]: {} } };
      expect(validatePolicy({ version: 1, rules }), name).not.toEqual([]);
    }
  });

  test("lists the limits with their defaults and bounds", () => {
    const bounds = schema.properties.limits.properties;
    const rows = table("Limits").map(([name, , first, most]) => [names(name!)[0], Number(first), Number(most)]);
    expect(rows).toEqual(
      Object.entries(defaultLimits).map(([name, first]) => [name, first, bounds[name as keyof typeof bounds].maximum]),
    );
  });

  test("lists the members and the values of unlisted and text", () => {
    const { properties } = schema;
    expect(table("Members").map(([name]) => names(name!)[0]!)).toEqual(expect.arrayContaining(Object.keys(properties)));
    expect(table("Unlisted fields").map(([name]) => names(name!)[0])).toEqual(properties.unlisted.enum);
    expect(
      table("Messages")
        .map(([name]) => names(name!)[0])
        .sort(),
    ).toEqual([...properties.message.properties.text.enum].sort());
  });

  test("lists what each preset lists", () => {
    const listed = Object.fromEntries(
      table("Presets and extends").map(([name, what]) => [names(name!)[0], names(what!)]),
    );
    const paths = ({ rules = {} }: Policy) => Object.keys(rules);
    expect(Object.keys(listed)).toEqual(Object.keys(presets));
    expect(listed.process).toEqual(paths(presets.process));
    expect(listed.http!.map((path) => path.replace(/\.headers\.(.*-.*)$/, '.headers["$1"]')).sort()).toEqual(
      paths(presets.http)
        .map((path) => path.replace(/\.headers\.(.*-.*)$/, '.headers["$1"]'))
        .sort(),
    );
    const members = listed.errors!.filter((name) => name !== "err" && name !== "error");
    expect(["err", "error"].flatMap((at) => members.map((member) => `${at}.${member}`))).toEqual(paths(presets.errors));
    expect([...listed.otel!].sort()).toEqual(
      paths(presets.otel)
        .filter((path) => !path.startsWith("["))
        .sort(),
    );
  });

  test("lists markers that are markers", () => {
    for (const [cell] of table("Markers")) expect(isMarker(names(cell!)[0]!), cell).toBe(true);
  });

  test("works its examples of precedence out as the code does", () => {
    for (const [cell, field, outcome] of table("Precedence")) {
      const rules = Object.fromEntries(
        names(cell!).map((rule) => {
          const at = rule.indexOf(": ");
          const what = rule.slice(at + 2);
          return [rule.slice(0, at), what.startsWith("{") ? JSON.parse(what) : what];
        }),
      );
      const [first, ...below] = names(field!)[0]!.split(".");
      const at = below.length === 0 ? [first!, "b"] : [first!, ...below];
      const record = { [at[0]!]: { [at[1]!]: "started" } };
      let written: any;
      try {
        written = createRedactor({ version: 1, rules }).copy(record);
      } catch (error) {
        expect((error as PolicyError).faults[0]?.code, cell).toBe(names(outcome!)[0]);
        continue;
      }
      const value = below.length === 0 ? written[first!] : written[first!]?.[below[0]!];
      if (outcome === "gone") expect(value, cell).toBeUndefined();
      else if (names(outcome!).length === 2) expect(written[names(outcome!)[0]!], cell).toBe(names(outcome!)[1]);
      else expect(value, cell).toBe(names(outcome!)[0]);
    }
    expect(table("Precedence").length).toBeGreaterThan(8);
  });
});

test("docs/architecture.md holds at most 150 lines and the heading that the import check names", () => {
  const text = readPage("docs/architecture.md");
  expect(text.split("\n").length).toBeLessThanOrEqual(151);
  expect(text).toContain("## Which way imports point");
});

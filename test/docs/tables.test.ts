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
import { defaultLimits, resolvePolicy } from "../../packages/core/src/policy/resolve.ts";
import { shapeNames, textModes } from "../../packages/core/src/policy/rule-checks.ts";
import { policyPage } from "../../scripts/generate-policy-doc.mjs";
import { names, readPage, readTable } from "./pages.ts";

const page = "docs/policy.md";
const table = (heading: string) => readTable(page, heading);
const reference = (heading: string) => readTable("docs/reference/policy.md", heading);
const letters: Record<string, string> = identifierLetters;
const firsts = (heading: string) => reference(heading).map(([name]) => names(name!)[0]!);

describe("docs/reference/policy.md", () => {
  test("is what the generator writes from the schema", () => {
    expect(readPage("docs/reference/policy.md")).toBe(policyPage(schema, { defaultAction, letters, presets }));
  });

  test("leaves no member, shape, classification, action, limit or preset out", () => {
    expect(firsts("Members")).toEqual(expect.arrayContaining(Object.keys(schema.properties)));
    expect(firsts("Shapes")).toEqual([...shapeNames, "oneOf", "pattern"]);
    expect(firsts("Classifications")).toEqual(classifications);
    expect(firsts("Actions")).toEqual(["redact", "remove", "generalize", "coarsen", "tokenize", "seal"]);
    expect(firsts("Unlisted fields")).toEqual(["remove", "redact", "shapes"]);
    expect(firsts("Text").sort()).toEqual([...textModes].sort());
    for (const [name, preset] of Object.entries(presets))
      expect(firsts(name)).toEqual(Object.keys((preset as Policy).rules!));
  });

  test("gives each classification the letter, default and actions that the code gives it", () => {
    const rows = reference("Classifications").map(([name, letter, , first, further]) => ({
      name: names(name!)[0],
      letter,
      first: names(first!)[0],
      actions: [...names(first!), ...names(further!)].sort(),
    }));
    expect(rows).toEqual(
      classifications.map((name) => ({
        name,
        letter: letters[name] ?? "",
        first: defaultAction(name),
        actions: [...allowedActions[name]].sort(),
      })),
    );
  });

  test("says of every member, shape, option and value what it means", () => {
    const empty = [
      "Members",
      "Shapes",
      "Options of shapes",
      "Classifications",
      "Options of classifications",
      "Actions",
      "Unlisted fields",
      "Text",
      "Limits",
    ].flatMap((heading) =>
      reference(heading).filter(
        (cells) => Math.max(...cells.map((cell) => cell.length)) < 6 || cells.includes("undefined"),
      ),
    );
    expect(empty).toEqual([]);
  });

  test("gives the limits the defaults that the code fills in", () => {
    const rows = reference("Limits").map(([name, , first]) => [names(name!)[0], Number(first)]);
    expect(rows).toEqual(Object.entries(defaultLimits));
  });

  test("gives the defaults of members that the code fills in", () => {
    const defaults = Object.fromEntries(
      reference("Members").map(([name, , , first]) => [names(name!)[0], names(first!)[0]]),
    );
    const { unlisted, tenant, message } = resolvePolicy([
      { source: "policy", preset: undefined, policy: { version: 1, rules: { a: "code" } }, catalogue: undefined },
    ]);
    expect([defaults.unlisted, defaults.tenant, defaults["message.arguments"]]).toEqual([
      unlisted,
      tenant,
      message.arguments,
    ]);
  });
});

describe("docs/policy.md", () => {
  test("lists the shapes to choose from, the limits and the values of unlisted and text", () => {
    const named = table("Shapes").flatMap(([, what]) => names(what!).filter((name) => /^\w+$/.test(name)));
    expect([...named].sort()).toEqual([...shapeNames, "oneOf", "pattern"].sort());
    expect(table("Limits").map(([name]) => names(name!)[0])).toEqual(Object.keys(defaultLimits));
    expect(table("Unlisted fields").map(([name]) => names(name!)[0])).toEqual(firsts("Unlisted fields"));
    expect(
      table("Messages")
        .map(([name]) => names(name!)[0])
        .sort(),
    ).toEqual([...textModes].sort());
    expect(table("Presets and extends").map(([name]) => names(name!)[0])).toEqual(Object.keys(presets));
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

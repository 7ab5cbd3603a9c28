import { Console } from "node:console";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import type { Classification } from "../policy/identifiers.ts";
import { type Mark, markContent, msg, phi, safe } from "./mark.ts";

const marks: [string, Mark, string][] = [
  ["safe", safe("code", "Fenwick"), "[REDACTED]"],
  ["phi", phi("mrn", "Fenwick"), "[REDACTED:mrn]"],
  ["msg", msg`loaded ${"Fenwick"} for ${5}`, "loaded [REDACTED] for [REDACTED]"],
];

describe.each(marks)("%s", (_name, mark, printed) => {
  it("prints redacted wherever Philog does not resolve it", () => {
    expect(String(mark)).toBe(printed);
    expect(`${mark}`).toBe(printed);
    expect(`${mark as unknown as string}`.length).toBe(printed.length);
    expect(mark.toString()).toBe(printed);
    expect(JSON.stringify({ mark })).toBe(JSON.stringify({ mark: printed }));
    expect(inspect(mark)).toBe(printed);
    expect(inspect({ mark })).toContain(printed);
  });

  it("shows its value to no inspection", () => {
    for (const options of [{ showHidden: true }, { showHidden: true, customInspect: false, getters: true, depth: 9 }]) {
      expect(inspect({ mark }, options)).not.toContain("Fenwick");
    }
    expect(JSON.stringify([Object.entries(mark), { ...mark }])).not.toContain("Fenwick");
  });

  it("cannot be cloned or printed by the console with its value", () => {
    expect(
      inspect(
        attempt(() => structuredClone(mark)),
        { showHidden: true, depth: 9 },
      ),
    ).not.toContain("Fenwick");
    const lines: string[] = [];
    const write = vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
    try {
      new Console(process.stdout).log(mark, "%s", mark);
      new Console(process.stdout).dir(mark, { showHidden: true });
    } finally {
      write.mockRestore();
    }
    expect(lines.join("")).toContain(printed);
    expect(lines.join("")).not.toContain("Fenwick");
  });
});

function attempt(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    return error;
  }
}

describe("markContent", () => {
  it("is known to another copy of the package, and of nothing else", async () => {
    vi.resetModules();
    const copy = await import("./mark.ts");
    expect(copy.phi).not.toBe(phi);
    expect(copy.markContent(phi("mrn", "1"))).toEqual({ kind: "phi", classification: "mrn", value: "1" });
    expect(markContent(copy.safe("code", "a"))).toEqual({ kind: "safe", shape: "code", value: "a" });
    expect(markContent({})).toBeUndefined();
    expect(markContent({ [Symbol.for("philog.mark")]: { kind: "safe" } })).toBeUndefined();
  });
});

it("prints nothing of a value that stands where the classification belongs", () => {
  expect(String(phi("219-09-9999" as Classification, "mrn"))).toBe("[REDACTED]");
});

it("is known across versions by one symbol, and the tag's content by its kind", () => {
  expect(Object.getOwnPropertySymbols(phi("mrn", "1"))).toContain(Symbol.for("philog.mark"));
  expect(markContent(msg`a ${1}`)).toEqual({ kind: "message", parts: ["a ", ""], values: [1] });
});

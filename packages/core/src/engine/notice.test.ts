import { afterEach, describe, expect, it, vi } from "vitest";
import { createRedactor } from "./create-redactor.ts";
import { createNotice } from "./notice.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function said(work: () => void): string[] {
  const lines: string[] = [];
  const write = vi.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  try {
    work();
  } finally {
    write.mockRestore();
  }
  return lines;
}

describe("createNotice", () => {
  it("names each path once, with the rule that would list it", () => {
    const notice = createNotice("development");
    const lines = said(() => {
      for (const type of ["boolean", "number", "string", "object", "array", "bigint"]) notice(`a.${type}`, type);
      notice("a.number", "number");
    });
    expect(lines).toHaveLength(6);
    expect(lines[1]).toBe(
      'philog: a.number is not in the policy and was left out; to keep it, list it: "integer", "number" or "milliseconds"\n',
    );
    expect(lines[5]).toContain("a shape");
    expect(said(() => notice("err.type", "string"))).toEqual([expect.stringContaining('the preset "errors"')]);
    expect(said(() => notice("stderr.type", "string"))).toEqual([expect.not.stringContaining("preset")]);
  });

  it("says nothing in production and in tests", () => {
    for (const environment of ["production", "test"]) {
      expect(said(() => createNotice(environment)("a", "number"))).toEqual([]);
    }
  });
});

it("a redactor names unlisted paths while one develops, never a key that is data, never a value", () => {
  vi.stubEnv("NODE_ENV", "development");
  const redactor = createRedactor({ version: 1, rules: { "a.b": "code" } });
  const record = {
    a: { b: "x-y", status: "Elowen Larkspur", items: [1] },
    Elowen: 1,
    "status.code": 1,
    get count(): number {
      throw new Error("read");
    },
  };
  const lines = said(() => {
    redactor.json(record);
    redactor.json(record);
  });
  expect(lines.map((line) => line.split(" is not")[0])).toEqual([
    "philog: a.status",
    "philog: a.items",
    'philog: ["status.code"]',
    "philog: count",
  ]);
  expect(lines.join("")).not.toMatch(/Elowen|Larkspur/);
});

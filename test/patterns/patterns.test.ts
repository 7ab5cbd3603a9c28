import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "philog-patterns-"));
afterAll(() => rmSync(folder, { recursive: true }));

const source = `
export const fine: RegExp = /^[a-z]+$/;
const part = "a+";
export const literal = /(a+)+$/;
export const assembled = new RegExp(\`(?:\${part})+\${"$"}\`, "y");
export const around = /(?<!x)\\s+$/;
export const bounded = /(?<!x)[a-z]{1,20}\\.[a-z]{2}/g;
export const late = (text: string) => RegExp(text);
`;

it("check-patterns names each pattern that is not linear, with the text that shows it, and what it cannot check", () => {
  writeFileSync(join(folder, "planted.ts"), source);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/check-patterns.mjs", folder], {
    cwd: root,
    encoding: "utf8",
  });
  const faults = stderr.split("\n").filter((line) => line.includes("planted.ts"));
  expect(faults).toEqual([
    expect.stringMatching(/planted\.ts:8: this pattern is not put together while its file is loaded/),
    expect.stringMatching(/planted\.ts:4: \/\(a\+\)\+\$\/ takes exponential time on '.*'a'\.repeat\(\d+\)/),
    expect.stringMatching(/planted\.ts:6: .* takes 2nd degree polynomial \(fuzz\) time on /),
    expect.stringMatching(/planted\.ts:5: \/\(\?:a\+\)\+\$\/y takes exponential time on /),
  ]);
  expect(stdout).toContain("5 patterns, 4 faults");
  expect(status).toBe(1);
});

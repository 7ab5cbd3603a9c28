import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { captureProcess } from "@philog/testing";
import { expect, test } from "vitest";
import { errorTable, problemTable } from "./errors.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${folder}/README.md`, "utf8");

test("the README's sample writes what the README says", async () => {
  const block = (language: string) => readme.split(`\`\`\`${language}\n`)[1]!.split("```")[0]!;
  const args = ["--no-warnings", "--input-type=module", "-e", block("js")];
  const { stdout, stderr } = await captureProcess(process.execPath, args, { cwd: folder });
  rmSync("/tmp/philog-spool", { recursive: true });
  expect(stderr).toBe("");
  expect(stdout).toBe(block("text"));
});

test("the guide's sample writes what the guide says", async () => {
  const guide = readFileSync(`${folder}/../../docs/cloudwatch.md`, "utf8");
  const [code, output] = guide
    .split("## Metrics without CloudWatch")[1]!
    .split(/```\w+\n/)
    .slice(1, 3)
    .map((part) => part.split("```")[0]!);
  const args = ["--no-warnings", "--input-type=module", "-e", code!];
  const { stdout, stderr } = await captureProcess(process.execPath, args, { cwd: folder });
  expect([stderr, stdout]).toEqual(["", output]);
});

test("the README lists every code with its text, and no other", () => {
  const listed = [...readme.matchAll(/^\| `(PHILOG_CLOUDWATCH_[A-Z_]+)` +\| (.+?) +\|$/gm)].map(([, code, text]) => [
    code,
    text,
  ]);
  expect(listed).toEqual(Object.entries({ ...errorTable, ...problemTable }));
});

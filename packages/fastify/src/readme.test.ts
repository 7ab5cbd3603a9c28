import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { captureProcess } from "@philog/testing";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("..", import.meta.url));

test("the README's sample writes what the README says", async () => {
  const readme = readFileSync(`${folder}/README.md`, "utf8");
  const block = (language: string) => readme.split(`\`\`\`${language}\n`)[1]!.split("```")[0]!;
  const { stdout, stderr } = await captureProcess(process.execPath, ["--input-type=module", "-e", block("js")], {
    cwd: folder,
    env: { NODE_ENV: "production" },
  });
  expect(stderr).toBe("");
  expect(stdout).toBe(block("text"));
});

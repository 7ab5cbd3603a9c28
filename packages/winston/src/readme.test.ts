import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { captureProcess } from "@philog/testing";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${folder}/README.md`, "utf8");
const blocks = (language: string) =>
  readme
    .split(`\`\`\`${language}\n`)
    .slice(1)
    .map((part) => part.split("```")[0]!);
const withoutTime = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "(time)");

test.each(blocks("js").map((code, index) => [index + 1, code] as const))(
  "sample %i of the README writes what the README says",
  async (number, code) => {
    const { stdout, stderr } = await captureProcess(process.execPath, ["--input-type=module", "-e", code], {
      cwd: folder,
      env: { NODE_ENV: "production" },
    });
    expect(stderr).toBe("");
    expect(withoutTime(stdout)).toBe(withoutTime(blocks("text")[number - 1]!));
  },
);

import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("../../packages/cli/dist/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "philog-bench-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const policy = put(
  "policy.json",
  JSON.stringify({
    version: 1,
    rules: { event: "code", durationMs: "milliseconds", "patient.mrn": "mrn" },
    actions: { mrn: "tokenize" },
  }),
);
const record = (index: number) => ({
  event: "chart.read",
  durationMs: index,
  patient: { mrn: `QP-${1000 + index}`, name: "Zelda Quarkwright", phone: "555-0142" },
});
const lines = Array.from({ length: 200 }, (_, index) => JSON.stringify(record(index)));
const records = put("records.ndjson", `${lines.join("\n")}\n{"patient":"Zelda Quark\n`);

/** Runs the built command in a folder without pino. */
async function run(...parameters: string[]) {
  const options = { cwd: folder, timeout: 60_000, encoding: "utf8" as const };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [main, "bench", ...parameters], options)) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

describe("philog bench, the installed command", () => {
  it("measures a user's own policy over a user's own records, and says that pino is not there", async () => {
    const json = join(folder, "report.json");
    const { code, stdout, stderr } = await run("-p", policy, "-r", records, "--rounds", "3", "--json", json);
    expect(stderr).toBe("philog bench: pino and @philog/pino are not installed here: not measured\n");
    expect(code).toBe(0);
    expect(stdout).toContain("Records read: 200; lines that are no JSON object and were skipped: 1");
    expect(stdout).toMatch(/^Philog, json\(\) +\d+\.\d\d +\d+\.\d\d-\d+\.\d\d +[\d.]+$/m);
    expect(stdout).not.toMatch(/Zelda|QP-1|555-/);
    const report = JSON.parse(readFileSync(json, "utf8"));
    expect(report.comparisons).toHaveLength(1);
    expect(report.comparisons[0].results[0]).toEqual({
      name: "JSON.stringify, whole record",
      ratio: 1,
      low: 1,
      high: 1,
      microseconds: expect.any(Number),
    });
  });

  it("exits with 2 for a bad policy, a missing option and an unknown one, and prints no stack trace", async () => {
    const bad = put("bad.json", '{"version":1,"rules":{"a..b":"code","patient.mrn":"mnr"}}');
    const results = await Promise.all([
      run("-p", bad, "-r", records),
      run("-r", records),
      run("-p", policy, "-r", records, "--round", "3"),
    ]);
    const messages = [/PHILOG_PATH_BAD at[^\n]*\n {2}PHILOG_RULE_UNKNOWN at/, /--policy <file>/, /--rounds/];
    results.forEach(({ code, stdout, stderr }, index) => {
      expect(code).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toMatch(messages[index]!);
      expect(stderr).not.toMatch(/\n\s+at /);
    });
  });

  it("ends quietly where nobody reads its output", async () => {
    const child = spawn(process.execPath, [main, "bench", "-p", policy, "-r", records, "--rounds", "1"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/EPIPE|error/i);
  });
});

import { chmodSync, readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createFolder, policy, recordAt } from "./bench.test-data.ts";
import { createBenchCommand } from "./command.ts";

const { folder, put, end } = createFolder();
const policyFile = put("policy.json", JSON.stringify(policy));
const lines = Array.from({ length: 40 }, (_, index) => JSON.stringify(recordAt(index)));
const recordsFile = put("records.ndjson", `${lines.join("\n")}\nZelda Quarkwright, not JSON\n`);
afterAll(end);

beforeEach(() => {
  vi.stubEnv("NODE_ENV", "production");
});
afterEach(() => {
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});

/** Runs the command in this process; gives its streams' text and its exit code. */
async function run(...parameters: string[]) {
  const stdout = new PassThrough();
  const stderr = Object.assign(new PassThrough(), { isTTY: parameters.includes("--tty") });
  const command = createBenchCommand({ stdin: new PassThrough(), stdout, stderr, env: {} }).exitOverride();
  await command.parseAsync(
    parameters.filter((parameter) => parameter !== "--tty"),
    { from: "user" },
  );
  const text = (stream: PassThrough) => String(stream.read() ?? "");
  return { stdout: text(stdout), stderr: text(stderr), code: process.exitCode };
}

describe("philog bench", () => {
  it("prints what is kept and two tables, writes them as JSON, tells a terminal how far it is, and prints no value", async () => {
    const json = `${folder}/bench.json`;
    const { stdout, stderr, code } = await run(
      "-p",
      policyFile,
      "-r",
      recordsFile,
      "--rounds",
      "1",
      "--json",
      json,
      "--tty",
    );
    expect(code).toBe(0);
    expect(stderr).toContain("round 1 of 1");
    expect(stdout).toContain("Records read: 40; lines that are no JSON object and were skipped: 1");
    for (const name of [
      "JSON.stringify, whole record",
      "JSON.stringify, allowed part",
      "Philog, json\\(\\)",
      "pino",
      "pino and Philog",
    ]) {
      expect(stdout).toMatch(new RegExp(`^${name} +\\d+\\.\\d\\d +`, "m"));
    }
    expect(`${stdout}${stderr}`).not.toMatch(/zelda|Quarkwright|QP-|555-/);
    const report = JSON.parse(readFileSync(json, "utf8"));
    expect(report).toMatchObject({ records: 40, skipped: 1, fields: { read: 7, kept: 2.5 } });
    expect(report.comparisons.map(({ baseline }: { baseline: string }) => baseline)).toEqual([
      "JSON.stringify, whole record",
      "pino",
    ]);
    expect(JSON.stringify(report)).not.toMatch(/zelda|Quarkwright|QP-|555-/);
  });

  it("names every fault of a bad policy on a line of its own, and exits with 2", async () => {
    const bad = put("bad.json", JSON.stringify({ version: 1, rules: { "a..b": "code", event: "cod" } }));
    const { stderr, stdout, code } = await run("-p", bad, "-r", recordsFile);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/the policy has 2 faults:\n {2}PHILOG_PATH_BAD .*\n {2}PHILOG_RULE_UNKNOWN .*\n$/);
  });

  it.each([
    ["no records at all", "", "holds no records"],
    ["no JSON object", 'Zelda Quarkwright\n[1]\n"x"\n', "holds no records; lines that are no JSON object: 3"],
  ])("exits with 2 where the file holds %s, without printing a line of it", async (_, content, message) => {
    const { stderr, code } = await run("-p", policyFile, "-r", put("odd.ndjson", content));
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("Zelda");
  });

  it("exits with 2 where the records or the policy are not there, and with 3 where they cannot be read", async () => {
    const missing = await run("-p", policyFile, "-r", `${folder}/nowhere.ndjson`);
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining("ENOENT") });
    const noPolicy = await run("-p", `${folder}/nowhere.json`, "-r", recordsFile);
    expect(noPolicy).toMatchObject({ code: 2, stderr: expect.stringContaining("PHILOG_POLICY_NOT_FOUND") });
    const directory = await run("-p", policyFile, "-r", folder);
    expect(directory).toMatchObject({ code: 3, stderr: expect.stringContaining("EISDIR") });
  });

  it("takes keys that nobody else can read, and refuses others with 2", async () => {
    const keys = put("keys.json", JSON.stringify({ current: { id: "k1", secret: "c2hvcnQ=" } }));
    chmodSync(keys, 0o600);
    expect(await run("-p", policyFile, "-r", recordsFile, "-k", keys)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("PHILOG_KEY_WEAK"),
    });
    chmodSync(keys, 0o644);
    expect(await run("-p", policyFile, "-r", recordsFile, "-k", keys)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("PHILOG_KEY_FILE_MODE"),
    });
  });

  it("says of keys that KMS holds that it does not read them", async () => {
    const keys = put("kms-keys.json", '{"current":{"id":"k1","wrapped":"AAAA"}}');
    chmodSync(keys, 0o644);
    expect(await run("-p", policyFile, "-r", recordsFile, "-k", keys)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/: the keys of this file are encrypted by KMS: this command reads keys in clear/),
    });
  });

  it("exits with 3, before it measures, where the JSON cannot be written", async () => {
    const nowhere = `${folder}/no/such/folder.json`;
    const { stderr, code } = await run("-p", policyFile, "-r", recordsFile, "--json", nowhere);
    expect(code).toBe(3);
    expect(stderr).toContain("ENOENT");
  });

  it.each(["0", "-1", "1.5", "many", "1001"])("refuses %s rounds", async (rounds) => {
    await expect(run("-p", policyFile, "-r", recordsFile, "--rounds", rounds)).rejects.toMatchObject({
      code: "commander.invalidArgument",
    });
  });

  it("explains itself with examples", () => {
    let help = "";
    const io = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough(), env: {} };
    createBenchCommand(io)
      .configureOutput({ writeOut: (text) => (help += text) })
      .outputHelp();
    expect(help).toContain("$ philog bench --policy philog.policy.json --records sample.ndjson");
    expect(help).toContain("Exit codes:");
    expect(Math.max(...help.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

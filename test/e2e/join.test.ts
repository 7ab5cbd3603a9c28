import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const main = joinPath(root, "packages/cli/dist/main.js");
const folder = mkdtempSync(joinPath(tmpdir(), "philog-join-e2e-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string) => joinPath(folder, name);

const patient = "QP-004821";
const somebodyElse = "QP-004822";

const philog = (...args: string[]) => execFileSync(process.execPath, [main, ...args], { cwd: folder }).toString();

/** A service that writes the visits of some patients to a log, in a process of its own, with the keys of the moment. */
function writeVisits(log: string, ...mrns: string[]): void {
  const service = `
    import { createRedactor, fileKeys } from "@philog/core";
    const rules = { mrn: { classification: "mrn", separator: "-" }, name: "name", event: "code" };
    const policy = { version: 1, issuer: "north", rules, actions: { mrn: "tokenize" } };
    const redactor = createRedactor(policy, { keys: fileKeys(process.argv[1]), tenant: "clinic-a" });
    for (const mrn of process.argv.slice(2)) {
      console.log(redactor.json({ event: "chart.read", name: "Zelda Quarkwright", mrn }));
    }`;
  const args = ["--input-type=module", "-e", service, inFolder("keys.json"), ...mrns];
  appendFileSync(inFolder(log), execFileSync(process.execPath, args, { cwd: root }));
}

const space = ["--issuer", "north", "--tenant", "clinic-a", "--separator", "-"];

/** Runs `philog join` with the identifier on stdin. */
function join(args: string[], { identifier = patient, hangUp = false } = {}) {
  const all = [main, "join", "--keys", "keys.json", "--classification", "mrn", ...space, ...args];
  const child = spawn(process.execPath, all, { cwd: folder });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
    if (hangUp) child.stdout.destroy();
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  child.stdin.end(`${identifier}\n`);
  return new Promise<{ stdout: string; stderr: string; code: number | null }>((resolve) => {
    child.on("close", (code) => resolve({ stdout, stderr, code }));
  });
}

describe("philog join", () => {
  beforeAll(() => {
    philog("keys", "create", "--file", "keys.json", "--id", "k1");
    writeVisits("visits.1.log", patient, somebodyElse, "qp004821");
    writeFileSync(inFolder("visits.1.log.gz"), gzipSync(readFileSync(inFolder("visits.1.log"))));
    philog("keys", "rotate", "--file", "keys.json", "--id", "k2");
    writeVisits("visits.log", somebodyElse, patient);
  });

  it("finds what was written before and after a rotation, and nothing of another patient", async () => {
    const { stdout, stderr, code } = await join(["visits.1.log.gz", "visits.log"]);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    const old = readFileSync(inFolder("visits.1.log"), "utf8").split("\n");
    const recent = readFileSync(inFolder("visits.log"), "utf8").split("\n");
    expect(stdout.trimEnd().split("\n")).toEqual([
      `visits.1.log.gz:1:${old[0]}`,
      `visits.1.log.gz:3:${old[2]}`,
      `visits.log:2:${recent[1]}`,
    ]);
    expect(stdout).toMatch(/tok1\.mrn\.k1\..*\n.*\n.*tok1\.mrn\.k2\./);
    expect(stdout).not.toMatch(/4821|4822|Zelda/);
  });

  it("finds nothing of a patient who was not there, and exits 1", async () => {
    const { stdout, stderr, code } = await join(["visits.1.log.gz", "visits.log"], { identifier: "QP-777777" });
    expect({ stdout, code }).toEqual({ stdout: "", code: 1 });
    expect(stderr).toMatch(/^philog join: no line found/);
    expect(stderr).not.toContain("777777");
  });

  it("prints the tokens that stand in the logs", async () => {
    const { stdout, code } = await join(["--json"]);
    expect(code).toBe(0);
    const tokens = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).token);
    expect(tokens).toHaveLength(2);
    expect(readFileSync(inFolder("visits.log"), "utf8")).toContain(tokens[0]);
    expect(readFileSync(inFolder("visits.1.log"), "utf8")).toContain(tokens[1]);
  });

  it("ends quietly when nobody reads its output any more", async () => {
    const line = readFileSync(inFolder("visits.log"), "utf8").split("\n")[1];
    writeFileSync(inFolder("many.log"), `${line}\n`.repeat(50_000));
    expect(await join(["many.log"], { hangUp: true })).toMatchObject({ stderr: "", code: 0 });
  });

  it("reads a log of binary data and one long line, and finds the token at its end", async () => {
    const line = readFileSync(inFolder("visits.log"), "utf8").split("\n")[1]!;
    writeFileSync(inFolder("long.log"), Buffer.concat([Buffer.alloc(20_000_000, 0xff), Buffer.from(line)]));
    const { stdout, code } = await join(["--json", "long.log"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ file: "long.log", line: 1, keyIds: ["k2"], cut: true });
  });

  it("does not repeat an identifier that was given as an argument", async () => {
    const { stdout, stderr, code } = await join([patient]);
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toMatch(/^philog join: file 1 of 1 is not there/);
    expect(stderr).not.toContain("4821");
  });
});

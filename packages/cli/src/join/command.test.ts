import { gzipSync } from "node:zlib";
import { createRedactor, fileKeys } from "@philog/core";
import { afterAll, describe, expect, it } from "vitest";
import { createKeyFile, rotateKeyFile } from "../keys/key-file.ts";
import { createFolder, type RunOptions, run } from "../prompt/run.test-data.ts";

const { folder, put, end } = createFolder();
afterAll(end);

const identifier = "QP-004821";
const keyFile = `${folder}/keys.json`;
const rules = { mrn: { classification: "mrn", separator: "-" }, event: "code" } as const;
const policy = { version: 1, issuer: "north", rules, actions: { mrn: "tokenize" } } as const;
const log = (...mrns: string[]) => {
  const redactor = createRedactor(policy, { keys: fileKeys(keyFile), tenant: "clinic" });
  return mrns.map((mrn) => `${redactor.json({ event: "chart.read", mrn })}\n`).join("");
};
createKeyFile(keyFile, "k1");
const old = put("old.log.gz", gzipSync(log(identifier, "QP-999999", "qp004821")));
rotateKeyFile(keyFile, () => "k2");
const recent = put("recent.log", log("QP-999999", identifier));

const space = ["--issuer", "north", "--tenant", "clinic", "--separator", "-"];
const join = (args: string[], options: RunOptions = { stdin: `${identifier}\n` }) =>
  run(["join", "--keys", keyFile, "--classification", "mrn", ...args], options);

describe("philog join", () => {
  it("prints the identifier's token under each key, as a table and as JSON", async () => {
    const text = await join(space);
    expect(text).toMatchObject({ code: 0, stderr: "" });
    expect(text.stdout).toMatch(
      /^k2 {2}current {3}tok1\.mrn\.k2\.[\w-]{22}\nk1 {2}previous {2}tok1\.mrn\.k1\.[\w-]{22}\n$/,
    );
    const json = await join([...space, "--json"]);
    const keyIds = json.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).keyId);
    expect(keyIds).toEqual(["k2", "k1"]);
  });

  it("finds the person's lines under both keys, in order, and nobody else's", async () => {
    const { stdout, stderr, code } = await join([...space, old, recent]);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    const places = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.slice(0, line.indexOf(":{")));
    expect(places).toEqual([`${old}:1`, `${old}:3`, `${recent}:2`]);
    const json = (await join([...space, "--json", recent, old])).stdout.trimEnd().split("\n");
    expect(json.map((line) => JSON.parse(line)).map(({ file, line, keyIds }) => [file, line, ...keyIds])).toEqual([
      [recent, 2, "k2"],
      [old, 1, "k1"],
      [old, 3, "k1"],
    ]);
  });

  it("asks at a terminal, and shows nothing of what is typed", async () => {
    const { stdout, stderr, code } = await join([...space, recent], {
      typed: `${identifier}\r`,
      stdoutIsTerminal: true,
    });
    expect(code).toBe(0);
    expect(stdout).toContain(`${recent}:2:`);
    expect(stderr).toContain("Identifier (mrn)");
    expect(stdout + stderr).not.toContain("4821");
  });

  it("exits 130 at Ctrl-C", async () => {
    const { stdout, stderr, code } = await join(space, { typed: "QP\u0003" });
    expect({ stdout, code }).toEqual({ stdout: "", code: 130 });
    expect(stderr).not.toMatch(/QP|philog join:/);
  });

  it("exits 1 where no line is found, and says what has to agree", async () => {
    for (const args of [
      ["--issuer", "south", "--tenant", "clinic", "--separator", "-"],
      ["--issuer", "north"],
    ]) {
      const { stdout, stderr, code } = await join([...args, old, recent]);
      expect({ stdout, code }).toEqual({ stdout: "", code: 1 });
      expect(stderr).toMatch(/^philog join: no line found; issuer, tenant and separator/);
    }
  });

  it("says so where lines were written under keys that it does not have", async () => {
    const fresh = `${folder}/fresh.json`;
    createKeyFile(fresh, "k9");
    const args = ["join", "--keys", fresh, "-c", "mrn", ...space, old, recent];
    const { stderr, code } = await run(args, { stdin: identifier });
    expect(code).toBe(1);
    expect(stderr).toContain("tokens under keys that the key file does not hold: k1, k2");
  });

  it("names a file that cannot be read, searches the others, and exits 3", async () => {
    const cut = put("cut.gz", gzipSync(log(identifier)).subarray(0, -8));
    const { stdout, stderr, code } = await join([...space, folder, cut, recent]);
    expect(code).toBe(3);
    expect(stderr).toContain(`philog join: ${folder}: EISDIR: it cannot be read\n`);
    expect(stderr).toContain(`philog join: ${cut}: Z_BUF_ERROR: the gzip data is damaged or cut off\n`);
    expect(stdout).toContain(`${recent}:2:`);
  });

  it.each([
    [["--classification", "mnr"], "did you mean mrn?"],
    [["--classification", "date"], "PHILOG_ACTION_NOT_ALLOWED"],
    [["--separator", "x"], "separator: it has to be punctuation"],
    [["--issuer", "x".repeat(200)], "issuer: it has to be text of at most 128 characters"],
    [["--keys", put("open.json", "{}", 0o644)], "PHILOG_KEY_FILE_MODE"],
    [["--keys", `${folder}/none`], "PHILOG_KEY_FILE: the key file cannot be read (ENOENT)"],
    [["--keys", put("text.json", identifier)], "the key file is not JSON"],
    [["--keys", put("weak.json", '{"current":{"id":"k1","secret":"c2VjcmV0"}}')], "PHILOG_KEY_WEAK"],
    [[identifier], "file 1 of 1 is not there (ENOENT). The identifier is asked for"],
    [[`--mrn=${identifier}`], "unknown option --mrn"],
    [["--mrn", identifier, recent], "unknown option --mrn"],
    [["--", `-${identifier}`], "unknown option"],
  ])("exits 2 before anything is asked: %j", async (args, message) => {
    const { stdout, stderr, code } = await join(args, { typed: identifier });
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^philog join: [^\n]+\n$/);
    expect(stderr).not.toContain("4821");
  });

  it.each([
    ["", "the identifier is empty"],
    [`${identifier}\n${identifier}\n`, "one identifier at a time"],
    [identifier.repeat(40), "value: it can have no token"],
  ])("exits 2 where the identifier is none, without repeating it", async (stdin, message) => {
    const { stdout, stderr, code } = await join([...space, recent], { stdin });
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("4821");
  });

  it("needs keys and a classification", async () => {
    expect((await run(["join", "-c", "mrn"])).stderr).toContain("required option '-k, --keys <file>'");
    expect(await run(["join", "-k", keyFile])).toMatchObject({ code: 2, stdout: "" });
  });

  it("helps with examples, with exit codes, and with why the identifier is no argument", async () => {
    const { stdout, code } = await join(["--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/It is never an argument/);
    expect(stdout).toMatch(/Exit codes: 0 .*1 no line was found/);
    expect(stdout).toMatch(/Examples:\n {2}\$ philog join --keys/);
    expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(90);
  });
});

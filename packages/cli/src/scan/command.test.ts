import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { createFolder, run } from "../prompt/run.test-data.ts";

const { folder, put, end } = createFolder();
afterAll(end);

const raw = [
  '{"level":30,"patient":{"email":"zelda@example.org"},"msg":"opened"}',
  "called by orson@example.org, ssn 521-44-9012",
  "ready",
  "",
].join("\n");
const clean = put("clean.log", "ready\n");
const found = put("found.log", raw);
const values = /zelda|orson|521|9012|example\.org/i;

/** Runs the command; paths are told from the folder on. */
async function scan(args: string[], stdin?: string) {
  const { code, ...streams } = await run(["scan", ...args], stdin === undefined ? {} : { stdin });
  const [stdout, stderr] = [streams.stdout, streams.stderr].map((text) => text.replaceAll(`${folder}/`, ""));
  return { code, stdout: stdout!, stderr: stderr! };
}
const ndjson = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("philog scan", () => {
  it("tells in a table where values stand, sums up on stderr, and exits with 1", async () => {
    const { code, stdout, stderr } = await scan([found]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^classification {2}detector +findings {2}lines {2}first places\nemail /);
    expect(stdout).toContain("found.log:1:33  patient.email\n");
    expect(stdout).toContain("found.log:2:11\n");
    expect(stdout).toMatch(/\ntotal +3 +2\n$/);
    expect(stderr).toMatch(/^philog scan: 3 lines, \d+ bytes in \d+\.\d s\n/);
    expect(stderr).toContain("  lines              2 with findings, 2 that are text\n");
    expect(stderr).toContain("  by classification  email 2, ssn 1\n");
  });

  it("exits with 0 where nothing is found", async () => {
    expect(await scan([clean])).toMatchObject({ code: 0, stdout: "nothing found\n" });
    expect(await scan(["--quiet"], "")).toEqual({ code: 0, stdout: "nothing found\n", stderr: "" });
  });

  it("reads standard input, by default and as -, and gzip", async () => {
    for (const args of [[], ["-"]]) expect((await scan(args, raw)).stdout).toContain("stdin:2:11");
    const packed = put("packed.log", gzipSync(raw));
    expect((await scan([packed])).stdout).toBe((await scan([found])).stdout.replaceAll("found.log", "packed.log"));
  });

  it("counts lines anew in each file", async () => {
    const { stdout } = await scan(["--format", "json", clean, found, clean, found]);
    const places = ndjson(stdout).flatMap(({ file, line, offset }) => (file ? [`${file}:${line} ${offset}`] : []));
    const once = ["found.log:1 32", "found.log:2 78", "found.log:2 101"];
    expect(places).toEqual([...once, ...once]);
  });

  it("prints no value, in no format and mode", async () => {
    for (const format of ["table", "json", "sarif"]) {
      for (const more of [[], ["--show-masked"], ["--mode", "strict", "--show-masked"]]) {
        const { stdout, stderr } = await scan(["--format", format, ...more, found]);
        expect(stdout + stderr).not.toMatch(values);
        expect(stdout.includes("xxxxx@xxxxx.xxx")).toBe(more.length > 0);
      }
    }
  });

  it("prints no key that may be a value", async () => {
    const { stdout, stderr, code } = await scan(["-f", "json"], '{"Zelda Orson":{"to":"a@example.org"}}\n');
    expect(code).toBe(1);
    expect(stdout).toContain('"[KEY:1].to"');
    expect(stdout + stderr).not.toMatch(values);
  });

  it("tells no more findings than are wanted, and how many there are", async () => {
    const table = await scan(["--max-findings", "1", put("twice.log", raw + raw)]);
    expect(table.stdout.match(/twice\.log/g)).toHaveLength(2);
    const json = ndjson((await scan(["--max-findings", "1", "--format", "json", found])).stdout);
    expect(json).toHaveLength(2);
    expect(json[1]).toMatchObject({ findings: 3, notListed: 2 });
    const sarif = JSON.parse((await scan(["--max-findings", "0", "--format", "sarif", found])).stdout);
    expect(sarif.runs[0].results).toEqual([]);
    expect(sarif.runs[0].invocations[0].toolExecutionNotifications[0].message.text).toContain("not listed: 3");
  });

  it("finds words that no vocabulary vouches for in strict mode, in texts, not in keys and numbers", async () => {
    const line = '{"level":30,"time":1763800000000,"xyzzyq":"started","note":"Quarkwrightian asked"}\n';
    expect((await scan([], line)).code).toBe(0);
    const { stdout } = await scan(["--mode", "strict", "--show-masked"], line);
    expect(stdout).toMatch(/^unknown +vocabulary +1 +1 +stdin:1:\d+ {2}note {2}Xxxxx$/m);
    expect(stdout).toMatch(/\ntotal +1 +1\n$/);
  });

  it("looks not for what is disabled", async () => {
    expect(await scan(["--disable", "email, ssn", "--disable", "name", found])).toMatchObject({ code: 0 });
    expect((await scan(["--disable", "ssn", found])).stderr).toContain("  findings           2\n");
  });

  it("refuses options that it does not know, and repeats none of their values", async () => {
    for (const args of [
      ["--format", "xml"],
      ["--mode", "static"],
      ["--disable", "emial"],
      ["--disable", "email,"],
      ["--max-findings", "-1"],
      ["--workers", "x"],
      ["--zelda"],
    ]) {
      expect(await scan([...args, clean])).toMatchObject({ code: 2, stdout: "" });
    }
    expect((await scan(["--disable", "emial", clean])).stderr).toContain("did you mean `email`?");
    expect((await scan(["--disable", "Zelda Q.", clean])).stderr).not.toMatch(values);
  });

  it("names all files that cannot be read before it reads the first", async () => {
    const { code, stdout, stderr } = await scan([found, `${folder}/none.log`, folder]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("none.log: there is no such file (ENOENT)\n");
    expect(stderr).toContain("it is a directory (EISDIR)\n");
  });

  it("scans the other files where one is damaged, says so in each format, and exits with 3", async () => {
    const cut = put("cut.gz", gzipSync(raw).subarray(0, 60));
    for (const format of ["table", "json", "sarif"]) {
      const { code, stdout, stderr } = await scan(["--format", format, cut, found]);
      expect(code).toBe(3);
      expect(stdout).toContain("found.log");
      expect(stderr).toContain("philog scan: cut.gz: the gzip data is damaged or cut off (Z_BUF_ERROR)\n");
      expect(stderr).toContain("philog scan: not finished; ");
      if (format === "json") expect(ndjson(stdout).at(-1)).toMatchObject({ finished: false });
      if (format === "sarif") expect(JSON.parse(stdout).runs[0].invocations[0].executionSuccessful).toBe(false);
    }
  });

  it("scans lines of megabytes, and says of longer ones that it has not", async () => {
    const long = `${"y".repeat(3_000_000)} zelda@example.org\n`;
    expect((await scan([put("long.log", long)])).stdout).toContain("long.log:1:3000002\n");
    const longer = put("longer.log", `a@example.org\n${"y".repeat(16_777_217)}\nb@example.org\n`);
    const { code, stdout, stderr } = await scan(["--format", "json", longer]);
    expect(code).toBe(3);
    expect(ndjson(stdout)).toMatchObject([{ line: 1, offset: 0 }, { line: 3 }, { findings: 2, linesNotScanned: 1 }]);
    expect(ndjson(stdout)[1]).not.toHaveProperty("offset");
    expect(stderr).toContain("1 longer than 16 MiB and not scanned");
  });
});

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { runProgram } from "../program.ts";

const folder = mkdtempSync(join(tmpdir(), "philog-redact-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  process.exitCode = 0;
});

interface Terminals {
  stderr?: boolean;
  stdout?: boolean;
}

/** Runs a command line in this process. */
async function run(args: string[], stdin: Iterable<string | Uint8Array> = [], terminals: Terminals = {}) {
  const collect = (isTTY = false) => {
    const chunks: Uint8Array[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        // Its memory is used again once it is written.
        chunks.push(Buffer.from(chunk));
        done();
      },
    });
    return { stream: Object.assign(stream, { isTTY }), text: () => Buffer.concat(chunks).toString() };
  };
  const input = new PassThrough();
  for (const chunk of stdin) input.write(chunk);
  input.end();
  const [stdout, stderr] = [collect(terminals.stdout), collect(terminals.stderr)];
  process.exitCode = 0;
  await runProgram({ stdin: input, stdout: stdout.stream, stderr: stderr.stream, env: {} }, args);
  return { stdout: stdout.text(), stderr: stderr.text(), exitCode: process.exitCode };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const raw = '{"event":"chart.opened","name":"Zelda Quarkwright"}\nmrn 48210077\n';
const redacted = '{"event":"chart.opened","redacted":["name"]}\nmrn [REDACTED:mrn]\n';

describe("philog redact", () => {
  it("reads standard input, by default and as -, and sums up on stderr", async () => {
    const { stdout, stderr, exitCode } = await run(["redact"], [raw]);
    expect(stdout).toBe(redacted);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^philog redact: 2 lines, 65 bytes in \d+\.\d s/);
    expect(stderr).toContain("  lines              1 that are text\n");
    expect(stderr).toMatch(/by action {10}(?:unlisted 1, scan 1|scan 1, unlisted 1)\n/);
    expect(stderr).toContain("by classification  mrn 1\n");
    expect((await run(["redact", "-"], [raw])).stdout).toBe(redacted);
  });

  it("says nothing with --quiet", async () => {
    expect(await run(["redact", "--quiet"], [raw])).toEqual({ stdout: redacted, stderr: "", exitCode: 0 });
  });

  it("reads files in order, and does not put the end of one and the start of the next into one line", async () => {
    const files = [file("a.log", "one"), file("b.log", "two\n"), file("c.log", "three"), "-"];
    expect((await run(["redact", ...files], ["four"])).stdout).toBe("one\ntwo\nthree\nfour");
  });

  it("unpacks gzip, whatever its name, on standard input, in pieces and in several parts", async () => {
    const packed = Buffer.concat([gzipSync(raw), gzipSync(raw)]);
    expect((await run(["redact", file("a.txt", packed)])).stdout).toBe(redacted + redacted);
    const pieces = Array.from(packed, (byte) => Buffer.of(byte));
    expect((await run(["redact"], pieces)).stdout).toBe(redacted + redacted);
    expect((await run(["redact"], [Buffer.of(0x1f)])).stdout).toBe("\u001f");
  });

  it("writes what came whole of damaged gzip, names the file, and exits with 3", async () => {
    const path = file("cut.gz", gzipSync(raw.repeat(30_000), { level: 0 }).subarray(0, 700_000));
    const { stdout, stderr, exitCode } = await run(["redact", path, file("d.log", "never read\n")]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`philog redact: ${path}: the gzip data is damaged or cut off (Z_BUF_ERROR)\n`);
    expect(stderr).toContain("philog redact: not finished; ");
    expect(stdout.length).toBeGreaterThan(10_000);
    expect(redacted.repeat(30_000).startsWith(stdout)).toBe(true);
    expect(stdout.endsWith("\n")).toBe(true);
  });

  it("names all files that cannot be read before it reads the first", async () => {
    const missing = join(folder, "missing.log");
    const { stdout, stderr, exitCode } = await run(["redact", file("e.log", raw), missing, folder]);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
    expect(stderr).toBe(
      `philog redact: ${missing}: there is no such file (ENOENT)\n${folder}: it is a directory (EISDIR)\n`,
    );
    expect((await run(["redact", "-", "-"])).exitCode).toBe(2);
  });

  it("tells every fault of a policy on a line of its own, and how to give keys", async () => {
    const bad = file("bad.json", '{"version":1,"rules":{"a..b":"code","c":"cod"}}');
    const { stderr, exitCode } = await run(["redact", "--policy", bad], [raw]);
    expect(exitCode).toBe(2);
    expect(stderr.split("\n").slice(0, 3)).toEqual([
      "philog redact: the policy has 2 faults:",
      expect.stringMatching(/^ {2}PHILOG_PATH_BAD at .*rules\["a\.\.b"\]/),
      expect.stringMatching(/^ {2}PHILOG_RULE_UNKNOWN at .*rules\["c"\]/),
    ]);
    const tokens = file("tokens.json", '{"version":1,"rules":{"a":"mrn"},"actions":{"mrn":"tokenize"}}');
    expect((await run(["redact", "--policy", tokens], [raw])).stderr).toContain(
      "Give the token keys with --keys FILE.",
    );
  });

  it("says of keys that KMS holds that it does not read them, not that their file is open to all", async () => {
    const keys = file("kms-keys.json", '{"current":{"id":"k1","wrapped":"AAAA"}}');
    chmodSync(keys, 0o644);
    const { stdout, stderr, exitCode } = await run(["redact", "--keys", keys], [raw]);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
    expect(stderr).toBe(
      "philog redact: the keys of this file are encrypted by KMS: this command reads keys in clear alone, " +
        "as philog keys create makes them without --kms\n",
    );
    const open = file("open-keys.json", JSON.stringify({ current: { id: "k1", secret: "A".repeat(44) } }));
    chmodSync(open, 0o644);
    expect((await run(["redact", "--keys", open], [raw])).stderr).toContain("PHILOG_KEY_FILE_MODE");
  });

  it("writes a file that is there once all is written, readable by its owner alone", async () => {
    const target = join(folder, "out.log");
    const { stdout, exitCode } = await run(["redact", "--output", target, file("f.log", raw)]);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 0 });
    expect(readFileSync(target, "utf8")).toBe(redacted);
    expect((await run(["redact", "--output", target, target])).exitCode).toBe(0);
    expect(readFileSync(target, "utf8")).toBe(redacted);
  });

  it("leaves no half file behind, and an older one as it was", async () => {
    const target = file("old.log", "older");
    const cut = file("cut2.gz", gzipSync(raw).subarray(0, 40));
    expect((await run(["redact", "--output", target, cut])).exitCode).toBe(3);
    expect(readFileSync(target, "utf8")).toBe("older");
    expect(readdirSync(folder).filter((name) => name.includes("unfinished"))).toEqual([]);
  });

  it("writes over no directory or device, and into no folder that is not there", async () => {
    for (const target of [folder, "/dev/null", join(folder, "no", "folder.log"), join(folder, "e.log", "x")]) {
      const { stderr, exitCode } = await run(["redact", "--output", target], [raw]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(`philog redact: ${target}`);
    }
  });

  it("shows its progress on a terminal, unless lines are shown there, too", async () => {
    const shown = async (terminals: Terminals) => (await run(["redact"], [raw], terminals)).stderr.includes("\r");
    expect(await shown({ stderr: true })).toBe(true);
    expect(await shown({ stderr: true, stdout: true })).toBe(false);
    expect(await shown({})).toBe(false);
  });

  it("refuses a number of workers that is none", async () => {
    for (const workers of ["x", "-1", "65", "1.5", ""]) {
      expect((await run(["redact", `--workers=${workers}`])).exitCode).toBe(2);
    }
    expect((await run(["redact", "--workers", "0"], [raw])).stdout).toBe(redacted);
  });
});

describe("philog", () => {
  it("repeats the name of what it does not know, never what may be a value", async () => {
    const told = async (...args: string[]) => {
      const { stderr, exitCode } = await run(args);
      expect(exitCode).toBe(2);
      return stderr;
    };
    expect(await told("redac")).toMatch(/^philog: unknown command 'redac'\n.*redact/);
    expect(await told("QP-004821")).toMatch(/^philog: unknown command\n/);
    expect(await told("keys", "create", "--file", "k.json", "--secret=QP-004821")).toMatch(
      /^philog: unknown option '--secret'\n/,
    );
  });

  it("shows its help and its version on stdout, and exits with 0", async () => {
    const help = await run(["--help"]);
    expect(help).toMatchObject({ exitCode: 0, stderr: "" });
    expect(help.stdout).toContain("redact [options] [files...]");
    expect(await run(["--version"])).toMatchObject({
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: "",
      exitCode: 0,
    });
    for (const args of [
      ["redact", "--help"],
      ["help", "redact"],
    ]) {
      const { stdout, stderr, exitCode } = await run(args);
      expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
      expect(stdout).toContain("Examples:");
    }
  });

  it("exits with 2 on a command or option that it does not know, and names the nearest", async () => {
    expect(await run(["redcat"])).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining("(Did you mean redact?)"),
    });
    expect(await run(["redact", "--polcy", "x"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("(Did you mean --policy?)"),
    });
    expect(await run([])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("Usage: philog") });
  });
});

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRing } from "../../benchmarks/src/records.js";

const main = fileURLToPath(new URL("../../packages/cli/dist/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "philog-e2e-scan-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Starts the built command; `input` stands on its standard input, which stays open where there is none. */
function start(args: string[], input?: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, "scan", ...args], { cwd: folder, env: { ...process.env, ...env } });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk) => out.push(chunk));
  child.stderr.on("data", (chunk) => err.push(chunk));
  child.stdin.on("error", () => {});
  if (input !== undefined) child.stdin.end(input);
  const ended = new Promise<{ exitCode: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on("close", (exitCode) =>
      resolve({ exitCode, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
  return { child, ended };
}
const run = (args: string[], input = "", env = {}) => start(args, input, env).ended;
const withoutTime = (text: string) => text.replace(/ in [\d.]+ s( \([\d.]+ MB\/s\))?/, "");

const ring = createRing(256) as { patient: { email: string } }[];
const lines = Array.from({ length: 1500 }, (_, number) =>
  number % 3 === 0
    ? `2026-11-04T12:00:00Z ready ${number % 100}\n`
    : `${JSON.stringify({ level: 30, ...ring[number % ring.length] })}\n`,
);
file("clinic.log", lines.join(""));
file("clinic.log.gz", gzipSync(lines.slice(0, 50).join("")));

/** The parts of SARIF 2.1.0 that are written, as sections 3.13 to 3.58 of the standard have them. */
const text = {
  type: "object",
  required: ["text"],
  additionalProperties: false,
  properties: { text: { type: "string" } },
};
const level = { enum: ["none", "note", "warning", "error"] };
const count = { type: "integer", minimum: 0 };
const place = { type: "integer", minimum: 1 };
const closed = (properties: object, ...required: string[]) => ({
  ...{ type: "object", additionalProperties: false, properties, required },
});
const sarif = closed(
  {
    $schema: { type: "string" },
    version: { const: "2.1.0" },
    runs: {
      type: "array",
      items: closed(
        {
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          properties: { type: "object" },
          tool: closed(
            {
              driver: closed(
                {
                  name: { type: "string" },
                  version: { type: "string" },
                  rules: {
                    type: "array",
                    uniqueItems: true,
                    items: closed(
                      {
                        id: { type: "string" },
                        shortDescription: text,
                        defaultConfiguration: closed({ level }),
                        properties: { type: "object" },
                      },
                      "id",
                    ),
                  },
                },
                "name",
              ),
            },
            "driver",
          ),
          invocations: {
            type: "array",
            items: closed(
              {
                executionSuccessful: { type: "boolean" },
                toolExecutionNotifications: { type: "array", items: closed({ level, message: text }, "message") },
              },
              "executionSuccessful",
            ),
          },
          results: {
            type: "array",
            items: closed(
              {
                ruleId: { type: "string" },
                ruleIndex: count,
                level,
                message: text,
                properties: { type: "object" },
                locations: {
                  type: "array",
                  items: closed({
                    physicalLocation: closed({
                      artifactLocation: closed({ uri: { type: "string", pattern: "^[\\w.~:/?#@!$&'()*+,;=%-]+$" } }),
                      region: closed({
                        startLine: place,
                        startColumn: place,
                        endColumn: place,
                        charOffset: count,
                        charLength: count,
                      }),
                    }),
                    logicalLocations: {
                      type: "array",
                      items: closed({ fullyQualifiedName: { type: "string" }, kind: { type: "string" } }),
                    },
                  }),
                },
              },
              "message",
            ),
          },
        },
        "tool",
      ),
    },
  },
  "version",
  "runs",
);

describe("philog scan", () => {
  let whole: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    whole = await run(["--format", "json", "clinic.log"]);
  }, 30_000);

  it("tells the same in the same order with workers and without, in each format", async () => {
    for (const format of ["table", "json", "sarif"]) {
      const args = ["--format", format, "--show-masked", "clinic.log", "clinic.log.gz"];
      const [one, two] = await Promise.all([run(args), run([...args, "--workers", "2"])]);
      expect(one).toMatchObject({ exitCode: 1 });
      expect(two).toMatchObject({ exitCode: 1, stdout: one.stdout });
      expect(withoutTime(two.stderr)).toBe(withoutTime(one.stderr));
      expect(one.stdout + one.stderr).not.toMatch(/Hollow Elm|@example\.test|Quarkwright/);
    }
  }, 90_000);

  it("finds each address of a log where it stands, from a file and from a pipe", async () => {
    const input = lines.join("");
    const piped = await run(["-f", "json", "-q"], input);
    expect(piped.stdout).toBe(whole.stdout.replaceAll('"clinic.log"', '"stdin"'));
    const found = whole.stdout.trimEnd().split("\n");
    const emails = found.map((line) => JSON.parse(line)).filter(({ classification }) => classification === "email");
    expect(emails).toHaveLength(1000);
    for (const { line, column, endColumn, offset, path } of emails) {
      expect(path).toBe("patient.email");
      const { email } = ring[(line - 1) % ring.length]!.patient;
      expect(lines[line - 1]!.slice(column - 1, endColumn - 1)).toBe(email);
      expect(input.slice(offset, offset + email.length)).toBe(email);
    }
  }, 60_000);

  it("writes SARIF 2.1.0 for findings, for none and for what could not be read", async () => {
    const validate = new Ajv({ strict: false }).compile(sarif);
    file("cut.gz", gzipSync(lines.join("")).subarray(0, 3_000));
    for (const name of ["clinic.log", "/dev/null", "cut.gz"]) {
      const { stdout } = await run(["--format", "sarif", "--show-masked", "--max-findings", "40", name]);
      expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
    }
  }, 60_000);

  it("exits with 0 for nothing, 1 for a finding, 2 for wrong use, 3 for what it could not read", async () => {
    expect((await run([], "ready\n")).exitCode).toBe(0);
    expect((await run([], "to zelda@example.org\n")).exitCode).toBe(1);
    expect((await run(["no-such.log"])).exitCode).toBe(2);
    file("half.gz", gzipSync("ready\n").subarray(0, 12));
    expect((await run(["half.gz", "clinic.log"])).exitCode).toBe(3);
  }, 60_000);

  it("tells findings as they come, and what it has where it is interrupted", async () => {
    const { child, ended } = start(["--format", "json"]);
    child.stdin.write("to zelda@example.org\n");
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill("SIGINT");
    const { exitCode, stdout, stderr } = await ended;
    expect(exitCode).toBe(130);
    expect(JSON.parse(stdout.trimEnd().split("\n")[1]!)).toMatchObject({ finished: false, findings: 1 });
    expect(stderr).toContain("philog scan: interrupted; 1 line,");
  }, 30_000);

  it("ends quietly where nobody reads any more", async () => {
    const { child, ended } = start(["--format", "json", "clinic.log"], "");
    child.stdout.destroy();
    const { exitCode, stderr } = await ended;
    expect([0, 1]).toContain(exitCode);
    expect(stderr).toBe("");
  }, 30_000);

  it("gives the lines of a worker that dies to another one", async () => {
    const mark = join(folder, "dead");
    const dies = file(
      "dies.cjs",
      `const { isMainThread, parentPort } = require("node:worker_threads");
       const { openSync } = require("node:fs");
       const answer = parentPort?.postMessage;
       if (!isMainThread) parentPort.postMessage = function (...message) {
         try { openSync(${JSON.stringify(mark)}, "wx"); process.exit(1); } catch {}
         answer.apply(this, message);
       };`,
    );
    const args = ["--format", "json", "clinic.log", "--workers", "2"];
    const redone = await run(args, "", { NODE_OPTIONS: `--require ${dies}` });
    expect(existsSync(mark)).toBe(true);
    expect(redone).toMatchObject({ exitCode: 1, stdout: whole.stdout });
  }, 60_000);
});

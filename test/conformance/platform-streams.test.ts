// biome-ignore-all lint/suspicious/noTemplateCurlyInString: scripts for other processes
import { expectLeak, expectNoLeak } from "@philog/testing";
import { describe, expect, test } from "vitest";
import { both, opaque, records, S } from "./process-run.ts";

const writes: [what: string, script: string][] = [
  ["process.stdout.write", "process.stdout.write(`loaded ${S}\\n`)"],
  ["process.stderr.write, of bytes", "process.stderr.write(Buffer.from(`loaded ${S}`))"],
  [
    "a name that is cut",
    "process.stdout.write(`loaded ${S.slice(0, 3)}`); setTimeout(() => process.stdout.write(`${S.slice(3)}\\n`), 20)",
  ],
  ["a stream that is piped", "require('stream').Readable.from([`loaded ${S}\\n`]).pipe(process.stdout)"],
  ["a console of its own", "new console.Console(process.stdout, process.stderr).error({ name: S })"],
  ["a line of JSON", "process.stdout.write(JSON.stringify({ level: 30, patient: { name: S } }) + '\\n')"],
  ["Node's raw debug", "process._rawDebug('loaded %s', S)"],
];

describe("platform-07 what is written past the console", () => {
  test.each(writes)("platform-07 %s goes through the policy with PHILOG_STREAMS=1", async (_what, script) => {
    const [raw, kept] = await both(script, { env: { PHILOG_STREAMS: "1" } });
    expect(raw.all).not.toBe("");
    expectNoLeak(kept.all, opaque);
    for (const name of ["stdout", "stderr"] as const) {
      expect(records(kept[name]).length > 0, name).toBe(raw[name] !== "");
    }
  });

  test("platform-07 it stays as it is without", async () => {
    const [raw, kept] = await both("process.stdout.write(`loaded ${S}\\n`)");
    expectLeak(raw.stdout, [S]);
    expect(kept.stdout).toBe(raw.stdout);
  });

  test("platform-07 a write's result and callback stay, and all is out before the process ends", async () => {
    const script =
      "const said = []; said.push(process.stdout.write(`a ${S}\\n`, () => said.push('done')));" +
      "process.on('exit', () => require('fs').writeSync(2, JSON.stringify(said))); process.stdout.write('of ' + S)";
    const [raw, kept] = await both(script, { env: { PHILOG_STREAMS: "1" } });
    expect(kept.stderr).toBe(raw.stderr);
    expect(records(kept.stdout)).toMatchObject([{ msg: "a [REDACTED]" }, { msg: "of [REDACTED]" }]);
  });
});

describe("platform-05 debug output", () => {
  const debug = "require('debug')('clinic:db')('loaded %o for %s', { name: S }, S)";
  const spawn = "require('child_process').spawn(`/nonexistent/${S}`).on('error', () => {})";
  test.each<[string, string, Record<string, string>]>([
    ["DEBUG, as express, knex and mongoose print it,", debug, { DEBUG: "clinic:*" }],
    ["NODE_DEBUG", spawn, { NODE_DEBUG: "child_process" }],
    [
      "NODE_DEBUG of an application's own section",
      "require('util').debuglog('clinic')('loaded %s', S)",
      { NODE_DEBUG: "clinic" },
    ],
  ])("platform-05 platform-04 of %s goes through the policy with PHILOG_STREAMS=1", async (_what, script, env) => {
    const [raw, kept] = await both(script, { env: { ...env, PHILOG_STREAMS: "1" } });
    expectLeak(raw.stderr, [S]);
    expectNoLeak(kept.all, opaque);
    for (const line of records(kept.stderr))
      expect(line).toMatchObject({ event: expect.stringMatching(/^(?:stderr|warning)$/) });
    expect(records(kept.stderr).length).toBeGreaterThan(0);
  });
});

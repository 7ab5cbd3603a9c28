import { inspect } from "node:util";
import { type CanaryValue, canaries, captureStream, expectLeak, expectNoLeak } from "@philog/testing";
import { expect, test } from "vitest";
import winston from "winston";
import { pinoHosts } from "./pino-hosts.ts";
import { run as runPino } from "./pino-run.ts";
import { run as runWinston } from "./winston-run.ts";

/** S of the list of leak paths: words that no detector knows, in the two forms in which names are typed. */
export const [S, T, U] = canaries.opaque("errors", 3).map(({ value }) => value) as [string, string, string];
export const lower = canaries.opaque("errors", 1, { words: 1, letters: "lower" })[0]!.value;
const recognisable = canaries.recognisable("errors");
export const canaryOf = (kind: string): string => recognisable.find((canary) => canary.kind === kind)!.value;

/** What a library threw, the values in it that must not come out, and what has to be there to help. */
export interface ErrorCase {
  error: unknown;
  values: readonly CanaryValue[];
  helps: object;
}

const { combine, errors, json, printf } = winston.format;
const format = () => combine(errors({ stack: true }), json());

/** What bare winston writes as JSON, and as a transport that shows objects would. */
async function bareWinston(log: (logger: winston.Logger) => void): Promise<string> {
  const stream = captureStream();
  const shown = printf((info) => inspect(info, { depth: 8 }));
  const transports = [json(), shown].map((format) => new winston.transports.Stream({ stream, format }));
  log(winston.createLogger({ format: errors({ stack: true }), transports }));
  await new Promise(setImmediate);
  return stream.text();
}

/** The same error through pino and winston: the values come out of the bare host, and not of the one behind Philog. */
export function leak(title: string, make: () => ErrorCase | Promise<ErrorCase>): void {
  test(`${title}: pino`, async () => {
    const { error, values, helps } = await make();
    const log = (logger: { error(...args: unknown[]): void }) => {
      logger.error({ err: error }, "failed");
      logger.error({ error }, "failed");
      if (error instanceof Error) logger.error(error);
    };
    const host = pinoHosts[0]!;
    const raw = runPino(host, log, { protect: false });
    for (const value of values) expectLeak(raw, [value]);
    const emitted = runPino(host, log, { protect: true });
    expectNoLeak(emitted, values);
    expect(emitted.text()).not.toContain("withheld");
    const [first, second] = emitted.records();
    expect(first!.err).toMatchObject(helps);
    expect(second!.error).toMatchObject(helps);
    if (error instanceof Error) expect(first!.err.stack).toMatch(/^ {4}at /);
  });

  test(`${title}: winston`, async () => {
    const { error, values, helps } = await make();
    const log = (logger: winston.Logger) => {
      logger.error("failed", { err: error });
      if (error instanceof Error) logger.error(error);
    };
    const raw = await bareWinston(log);
    for (const value of values) expectLeak(raw, [value]);
    const emitted = await runWinston(log, { protect: true, options: { format: format() } });
    expectNoLeak(emitted, values);
    expect(emitted.text()).not.toContain("withheld");
    for (const { err } of emitted.records()) expect(err).toMatchObject(helps);
  });
}

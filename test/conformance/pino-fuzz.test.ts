import { canaries, expectNoLeak } from "@philog/testing";
import fc from "fast-check";
import type { LoggerOptions } from "pino";
import { describe, expect, test } from "vitest";
import { pinoHosts } from "./pino-hosts.ts";
import { run } from "./pino-run.ts";

const planted = canaries.opaque("pino-fuzz", 2, { letters: "lower" }).map(({ value }) => value);

const secret = fc.constantFrom(...planted);
const listed = fc.constantFrom(
  "event",
  "patient",
  "a",
  "err",
  "error",
  "req",
  "res",
  "level",
  "time",
  "redacted",
  "failure",
);
const key = fc.oneof(listed, secret, fc.string({ maxLength: 6 }));
const anError = fc.tuple(secret, secret).map(([message, detail]) =>
  Object.assign(new Error(`failed: '${message}'`, { cause: new TypeError(`"${detail}"`) }), {
    detail,
    errors: [detail],
  }),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    secret,
    fc.integer(),
    fc.constant(null),
    anError,
    secret.map((text) => Buffer.from(text)),
    secret.map((text) => new Map([[text, text]])),
    secret.map((text) => new Set([text])),
    secret.map((text) => ({ toJSON: () => ({ event: { text } }) })),
    secret.map((text) => JSON.stringify({ ssn: text })),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
}));
const record = fc.dictionary(key, value, { maxKeys: 5 });
const template = fc.constantFrom("read", "read %s", "%j of %o", "%d%%", "%O %i");

const options: Record<string, () => LoggerOptions<any>> = {
  plain: () => ({}),
  nested: () => ({ nestedKey: "payload", errorKey: "failure" }),
  formatted: () => ({
    formatters: { log: (own) => ({ ...own, who: planted[0] }), bindings: (own) => ({ ...own, who: planted[1] }) },
    mixin: () => ({ deep: { who: planted[0] } }),
  }),
  serialized: () => ({
    serializers: { patient: (own) => ({ own, who: planted[0] }), event: (own) => [own] },
    redact: ["a", "*.event", "err.detail"],
  }),
};

describe.each(pinoHosts.map((host) => [host.version, host] as const))("pino %s", (_version, host) => {
  test.each(Object.keys(options))(
    "no value gets out of any record, argument or binding, and no call throws: %s",
    (name) => {
      fc.assert(
        fc.property(
          record,
          record,
          template,
          fc.array(value, { maxLength: 3 }),
          anError,
          (own, bound, text, args, error) => {
            const emitted = run(
              host,
              (log: any) => {
                log.info(own, text, ...args);
                log.info(text, ...args);
                log.error(error);
                log.error({ ...own, err: error, failure: error });
                const child = log.child(bound, { msgPrefix: "[db] " });
                child.setBindings(own);
                child.warn(error, text, ...args);
                child.info(own, args);
                child.info(undefined, text, ...args);
              },
              { protect: true, options: options[name]!() },
            );
            expectNoLeak(emitted, planted);
            expect(emitted.records().length).toBe(7);
          },
        ),
        { numRuns: 15 },
      );
    },
  );
});

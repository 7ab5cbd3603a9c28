import { philog } from "@philog/pino";
import { canaries, captureStream, expectLeak, expectNoLeak } from "@philog/testing";
import { describe, expect, test } from "vitest";
import { pinoHosts } from "./pino-hosts.ts";
import { policy } from "./pino-run.ts";

const [S, T, U] = canaries.opaque("pino-children", 3).map(({ value }) => value) as [string, string, string];

describe.each(pinoHosts.map((host) => [host.version, host] as const))("pino %s", (_version, host) => {
  const log = (protect: boolean) => {
    const stream = captureStream();
    const logger = host.pino({}, stream);
    const child = logger.child({ owner: S });
    const leveled = logger.child({ owner: T }, { level: "debug" });
    if (protect) philog(logger, { policy, startLine: false });
    for (const one of [child, leveled, child, leveled]) one.info({ event: "a.b", patient: S }, "for %s", U);
    for (const one of [child, leveled]) one.child({ who: T }).info("for %s", U);
    return stream;
  };

  test("children made before the policy write nothing that it does not list, and keep their messages from the second line on", () => {
    expectLeak(log(false), [S, T, U]);
    const stream = log(true);
    expectNoLeak(stream, [S, T, U]);
    const messages = stream.records().map(({ msg }) => msg);
    expect(messages.length).toBe(6);
    expect(messages.slice(2)).toEqual(Array(4).fill("for [REDACTED]"));
  });
});

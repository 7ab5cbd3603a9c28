import { createRedactor, type Policy } from "@philog/core";
import { philog } from "@philog/pino";
import { canaries, captureStream, expectNoLeak } from "@philog/testing";
import pino from "pino";
import { describe, expect, it } from "vitest";

const [patient] = canaries.opaque("regressions", 1) as [{ kind: "opaque"; value: string; text: string }];

function logger(policy: Policy, options: pino.LoggerOptions) {
  const stream = captureStream();
  return { stream, log: philog(pino(options, stream), { policy, startLine: false }) };
}

describe("what the fuzz has found", () => {
  it("an error's message keeps no quoted run where formatters.log took the error away", () => {
    const { stream, log } = logger({ version: 1, message: { text: "scan" } }, { formatters: { log: () => ({}) } });
    log.error(new Error(`no user '${patient.value}'`));
    log.error({ err: new Error(`Key (email)=(${patient.value}) already exists.`) });
    expectNoLeak(stream, [patient]);
    expect(stream.records().map(({ msg }) => msg)).toEqual([
      "no user [REDACTED]",
      "Key (email)=[REDACTED] already exists.",
    ]);
  });

  it("an error's message keeps no quoted run where it reads differently each time", () => {
    const { stream, log } = logger({ version: 1, message: { text: "scan" } }, {});
    let reads = 0;
    const error = Object.defineProperty(new Error(), "message", {
      get() {
        reads += 1;
        return `read ${reads}: no user '${patient.value}'`;
      },
    });
    log.error(error);
    log.error({ err: error });
    expectNoLeak(stream, [patient]);
    expect(stream.records().map(({ msg }) => String(msg).replace(/\d/, "n"))).toEqual(
      Array(2).fill("read n: no user [REDACTED]"),
    );
  });

  it("bytes under a path of pino's own redact are not written as numbers that a rule lists", () => {
    const policy: Policy = {
      version: 1,
      rules: { "scan.data[*]": "integer", "scan.type": "code", "list.*": "integer" },
    };
    const { stream, log } = logger(policy, { redact: ["scan.other", "list.other"] });
    log.info({ scan: Buffer.from(patient.value), list: Uint8Array.from(Buffer.from(patient.value)) });
    log.info({ scan: { data: [7, 8] }, list: { a: 9 } });
    expectNoLeak(stream, [patient]);
    expect(stream.records()[1]).toMatchObject({ scan: { data: [7, 8] }, list: { a: 9 } });
  });

  it("bytes in bindings that are older than the policy are not written as numbers that a rule lists", () => {
    const stream = captureStream();
    const older = pino({}, stream).child({ scan: Buffer.from(patient.value) });
    const policy: Policy = { version: 1, rules: { "scan.data[*]": "integer" } };
    philog(older, { policy, startLine: false }).info("x");
    expectNoLeak(stream, [patient]);
    expect(stream.records()).toHaveLength(1);
  });

  it("a key that spells an identifier with known words is not printed", () => {
    const redactor = createRedactor({ version: 1, unlisted: "redact" });
    const json = redactor.json({ "94-year-old": 1, "94_year_old": 2, age94YearOld: 3, created: 4 });
    expectNoLeak(json, ["94-year-old", "94_year_old", "94YearOld"]);
    expect(Object.keys(JSON.parse(json))).toEqual(["[KEY:1]", "[KEY:2]", "[KEY:3]", "created"]);
  });

  it("keys of a Map stay numbered when an object of the same place has had them", () => {
    const redactor = createRedactor({ version: 1, rules: { "a.*.id": "code" } });
    const record = { a: { x: new Map([["user", 1]]), y: { user: 1 } } };
    const first = redactor.json(record);
    expect(redactor.json(record)).toBe(first);
    expect(JSON.parse(first)).toEqual(redactor.copy(record));
  });

  it("an array in a text is read as JSON also where a number comes first, and an object however it is indented", () => {
    const redactor = createRedactor({ version: 1, rules: { note: "text" }, message: { text: "scan" } });
    for (const inner of [[1, patient.value], [true, null, { user: patient.value }], [[-1.5e3, patient.value]]]) {
      expectNoLeak(redactor.json({ note: `got ${JSON.stringify(inner)}` }), [patient]);
      const indented = JSON.stringify(inner, null, 10);
      expectNoLeak(redactor.text(`got ${indented}`), [patient]);
      expectNoLeak(redactor.text(`got ${JSON.stringify(indented)} twice`), [patient]);
    }
    expectNoLeak(redactor.text(`got ${JSON.stringify({ user: patient.value }, null, 10)}`), [patient]);
    expect(redactor.text("retry [3] of [4, 5]")).toBe("retry [3] of [4, 5]");
  });
});

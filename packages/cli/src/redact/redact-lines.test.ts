import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRedactor, type Policy } from "@philog/core";
import { philog } from "@philog/pino";
import fc from "fast-check";
import pino from "pino";
import { afterAll, describe, expect, it } from "vitest";
import { createLineWriter } from "./redact-lines.ts";

const folder = mkdtempSync(join(tmpdir(), "philog-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

const keys = { current: { id: "k2", secret: randomBytes(32) }, previous: [{ id: "k1", secret: randomBytes(32) }] };
const token = (keyId: string, body = "Aq0bA5E0Bm2TmX1mqpqDOA") => `tok1.mrn.${keyId}.${body}`;

function policyFile(policy: Policy): string {
  const file = join(folder, `${randomBytes(6).toString("hex")}.json`);
  writeFileSync(file, JSON.stringify(policy));
  return file;
}

const clinic: Policy = {
  version: 1,
  extends: ["errors"],
  rules: { event: "code", "patient.mrn": "mrn", "patient.birthDate": "date", note: "text", "items[*].sku": "code" },
  actions: { mrn: "tokenize", date: "generalize" },
};
const clinicFile = policyFile(clinic);

function redact(input: string | Uint8Array, policy: string | "default" = clinicFile) {
  const file = policy === "default" ? undefined : policy;
  const { output, counts } = createLineWriter({ policy: file, keys }).write(Buffer.from(input as string));
  return { text: Buffer.from(output).toString(), counts };
}
const redactText = (input: string | Uint8Array, policy?: string) => redact(input, policy).text;

describe("lines", () => {
  it("redacts a JSON object as a record and anything else as text", () => {
    const { text, counts } = redact(
      '{"event":"chart.opened","patient":{"name":"Zelda Quarkwright","mrn":"48210077"}}\nmrn 48210077 not found\n',
    );
    expect(text).toMatch(
      /^\{"event":"chart\.opened","patient":\{"mrn":"tok1\.mrn\.k2\.[\w-]{22}"\},"redacted":\["patient\.name"\]\}\nmrn \[REDACTED:mrn\] not found\n$/,
    );
    expect(counts).toEqual({
      lines: 2,
      text: 1,
      binary: 0,
      withheld: 0,
      byAction: { tokenize: 1, unlisted: 1, scan: 1 },
      byClassification: { mrn: 2 },
    });
  });

  it("counts each batch by itself", () => {
    const writer = createLineWriter({ policy: clinicFile, keys });
    const batch = Buffer.from('{"patient":{"mrn":"48210077"}}\n');
    writer.write(batch);
    expect(writer.write(batch).counts).toEqual(writer.write(batch).counts);
    expect(writer.write(batch).counts.byAction).toEqual({ tokenize: 1 });
  });

  it("withholds what starts like JSON and is none: cut off, malformed, or an array of records", () => {
    expect(redactText('{"event":"chart.opened","patient":{"name":"Zelda Qua\n')).toBe("[WITHHELD]\n");
    expect(redactText("{'name':'Zelda'}\n")).toBe("[WITHHELD]\n");
    expect(redactText('[{"event":"chart.opened","name":"Zelda"}]\n')).toBe('[{"event":"chart.opened"}]\n');
    expect(redactText('{"event":"chart.opened"} {"name":"Zelda"}\n')).not.toContain("Zelda");
  });

  it("keeps empty lines, carriage returns and a last newline that is missing", () => {
    const lines = '\n\r\n{"event":"a.b"}\r\n  \nplain\r\nlast';
    expect(redactText(lines)).toBe(lines);
    expect(redact(lines).counts.lines).toBe(6);
  });

  it("takes a byte order mark off a line, so that its record is read", () => {
    expect(redactText('\ufeff{"event":"a.b","name":"Zelda"}\n')).toBe('{"event":"a.b","redacted":["name"]}\n');
  });

  it("withholds a line with a NUL byte: UTF-16 would hide what it says from every detector", () => {
    const { text, counts } = redact(Buffer.from("mrn 48210077\n", "utf16le"));
    expect(text).toBe("[WITHHELD]\n[WITHHELD]");
    expect(counts.binary).toBe(2);
  });

  it("writes no byte that is not UTF-8", () => {
    const { text } = redact(Buffer.from([0x61, 0xff, 0xc3, 0x0a]));
    expect(text).toBe("a\ufffd\ufffd\n");
  });

  it("never fails, and keeps the number of lines, whatever the bytes are", () => {
    const writer = createLineWriter({ policy: clinicFile, keys });
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.json().map((text) => Buffer.from(text)),
      fc.constantFrom("\n", "\r", '{"', "[KEY:1]", token("k1"), '"redacted":', "\\u0074", "\0").map(Buffer.from),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const input = Buffer.concat(parts);
        const output = Buffer.from(writer.write(input).output);
        const count = (bytes: Uint8Array) => bytes.filter((byte) => byte === 10).length;
        expect(count(output)).toBe(count(input));
      }),
    );
  });
});

describe("what Philog has written", () => {
  /** Lines of a logger behind a policy, as bytes. */
  function logged(policy: Policy | undefined, log: (logger: pino.Logger) => void, options: object = {}): string {
    let lines = "";
    const stream = {
      write(line: string) {
        lines += line;
      },
    };
    log(philog(pino({}, stream), { ...(policy ? { policy } : {}), keys, ...options }));
    return lines;
  }
  const write = (logger: pino.Logger) => {
    const patient = { mrn: "48210077", name: "Zelda Quarkwright", birthDate: "1971-03-04" };
    logger.info("ready");
    logger.info({ event: "chart.opened", patient }, "opened the chart of mrn %s in %d ms", "48210077", 12);
    logger.info({ event: "zelda@example.test", "Zelda Quarkwright": 1, "Orson Fennimore": 2, note: "mrn 48210077" });
    logger.warn({ items: [{ sku: "ab-1", price: 12 }, { sku: "Zelda Q." }], patient: "Zelda" }, "mrn 48210077");
    logger.child({ event: "a.child", user: "Zelda" }).error(new Error("no row for 'Zelda'"), "failed: %s", token("k2"));
    logger.info({ patient: { mrn: "[REDACTED:mrn]" }, philog: "withheld" }, "[KEY:1] tok1.mrn");
    logger.info({ a: { b: 1 }, note: '{"event":"x.y","name":"Zelda"}' });
    logger.fatal({ err: Object.assign(new TypeError("Key (email)=(z@example.test)"), { code: "23505", detail: "Z" }) });
  };

  for (const [name, policy] of Object.entries<Policy | undefined>({
    "the default policy": undefined,
    "a policy without level, time and msg": clinic,
    "markers for what is unlisted": { ...clinic, unlisted: "redact" },
    "shapes for what is unlisted": { ...clinic, unlisted: "shapes" },
    "a catalogue of messages": {
      ...clinic,
      message: { catalogue: ["ready", "opened the chart of mrn %s in %d ms", "failed: %s", "no row for 'Zelda'"] },
    },
    "an empty policy": { version: 1 },
    "a vendor without an agreement": { ...clinic, destination: { name: "vendor", baa: false } },
  })) {
    it(`passes unchanged: a pino log with ${name}`, () => {
      const lines = logged(policy, write);
      const { text, counts } = redact(lines, policy ? policyFile(policy) : "default");
      expect(text).toBe(lines);
      expect(counts.lines).toBeGreaterThan(8);
    });
  }

  it("passes unchanged: withheld and lockdown lines, and the policy's hash in every line", () => {
    const file = policyFile(clinic);
    const redactor = createRedactor(file, { keys });
    const lines = logged(undefined, write, { policy: file, policyInLines: true });
    const locked = logged(
      undefined,
      (logger) => {
        redactor.lockdown("a drill");
        logger.info({ event: "chart.opened", name: "Zelda" }, "opened");
      },
      { policy: undefined, keys: undefined, redactor, startLine: false },
    );
    const withheld = '{"level":30,"time":1795318439837,"philog":"withheld","code":"PHILOG_RECORD_UNREADABLE"}\n';
    const bare = `${redactor.json({ level: 30, event: "a.b" })}\n`;
    expect(locked).toContain('"philog":"lockdown"');
    expect(redactText(lines + locked + withheld + bare, file)).toBe(lines + locked + withheld + bare);
  });

  it("passes unchanged: its own output, whatever the lines are", () => {
    const writer = createLineWriter({ policy: clinicFile, keys });
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom("mrn 48210077", "[REDACTED]", "[KEY:12]", "[KEY:482100]", token("k1"), token("other"), "1971"),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const key = fc.constantFrom(
      ...["event", "patient", "mrn", "note", "items", "msg", "level", "time", "redacted", "philog", "code"],
      ...["[KEY:3]", "Zelda Q", "policy", "err", "message"],
    );
    const line = fc.oneof(
      fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value), fc.array(value))).map((x) => JSON.stringify(x)),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const once = writer.write(Buffer.from(lines.join("\n"))).output;
        const twice = writer.write(once).output;
        expect(Buffer.from(twice).toString()).toBe(Buffer.from(once).toString());
      }),
      { numRuns: 300 },
    );
  });

  it("keeps a time that is years old, and never one on a quarter of an hour", () => {
    const old = '{"level":30,"time":1655318439837,"msg":"ready"}\n';
    expect(redactText(old)).toBe(old);
    expect(redactText(old, policyFile({ version: 1, extends: ["process"] }))).toBe(old);
    expect(redactText('{"time":"1971-03-04T00:00:00Z"}\n')).toBe('{"time":"[MISFIT:timestamp]"}\n');
    expect(redactText('{"time":"2022-03-04T00:00:00Z"}\n')).toBe('{"time":"[MISFIT:timestamp]"}\n');
  });

  it("leaves level, time and msg to the policy where it says what they are", () => {
    const strict = policyFile({ version: 1, rules: { level: { action: "redact" }, time: "date", msg: "name" } });
    expect(redactText('{"level":30,"time":1795318439837,"msg":"Zelda"}\n', strict)).toBe(
      '{"level":"[REDACTED]","time":"[REDACTED:date]","msg":"[REDACTED:name]"}\n',
    );
    const narrow = policyFile({ version: 1, rules: { level: { oneOf: [30] } } });
    expect(redactText('{"level":35}\n', narrow)).toBe('{"level":35}\n');
  });

  it("keeps what a template was filled into, under a catalogue, and no value in its place", () => {
    const file = policyFile({ version: 1, message: { catalogue: ["moved %s of ward %d"] } });
    const line = '{"level":30,"msg":"moved [REDACTED] of ward 12"}\n';
    expect(redactText(line, file)).toBe(line);
    expect(redactText('{"msg":"moved true of ward 12","name":"Zelda"}\n', file)).toContain('"moved true of ward 12"');
    expect(redactText('{"msg":"moved Zelda of ward 12"}\n', file)).toBe('{"msg":"[REDACTED]"}\n');
    expect(redactText('{"msg":"moved \\u0074rue of ward 12"}\n', file)).toBe('{"msg":"[REDACTED]"}\n');
    expect(redactText(`{"msg":"moved ${token("zelda")} of ward 12"}\n`, file)).toBe('{"msg":"[REDACTED]"}\n');
  });

  it("holds text to the policy's own mode, also where the policy is empty", () => {
    expect(redactText("Zelda\n", policyFile({ version: 1 }))).toBe("[REDACTED]\n");
    expect(redactText('{"msg":"Zelda"}\n', policyFile({ version: 1 }))).toBe('{"msg":"[REDACTED]"}\n');
  });
});

describe("what only imitates", () => {
  it("takes a token of another key for a value like any other", () => {
    const hidden = token("zelda-quarkwright");
    expect(redactText(`{"event":"${hidden}","patient":{"birthDate":"${hidden}"},"a":"[REDACTED]"}\n`)).toBe(
      '{"event":"[MISFIT:code]","patient":{"birthDate":"[REDACTED:date]"},"redacted":["a"]}\n',
    );
    expect(redactText(`see ${hidden}\n`)).toBe("see [REDACTED](mrn.[REDACTED:mrn])\n");
  });

  it("sees a form whose characters are escaped, in records and in text", () => {
    const hidden = token("zelda-quarkwright").replace("t", "\\u0074");
    expect(redactText(`{"event":"${hidden}","redacted":["a"]}\n`)).not.toContain("zelda-quarkwright");
    expect(redactText(`x {"event":"${hidden}"}\n`)).not.toContain("zelda-quarkwright");
    expect(redactText('x {"event":"\\u005bKEY:482100]","\\u0022":"\\u005c"}\n')).not.toContain("482100");
  });

  it("takes no number for a key's that is larger than a key's can be", () => {
    const text = redactText('{"event":"[KEY:482100]","[KEY:482101]":1,"redacted":["[KEY:482102]","+482103 more"]}\n');
    expect(text).not.toMatch(/4821/);
  });

  it("believes no name of what is gone that could be data, and no form that is not Philog's", () => {
    expect(redactText('{"redacted":["zelda quarkwright","event"],"event":"a.b"}\n')).toBe(
      '{"redacted":["event"],"event":"a.b"}\n',
    );
    const start = { philog: "started", version: "0.1.0", policy: `sha256:${"a".repeat(64)}`, text: "scan" };
    const whole = { ...start, sources: ["preset:http", "/srv/app/clinic.json"], unlisted: "remove", tokenKey: "k1" };
    expect(redactText(`${JSON.stringify(whole)}\n`)).toBe(`${JSON.stringify(whole)}\n`);
    for (const line of [
      JSON.stringify({ ...whole, sources: ["/srv/48210077.json"] }),
      JSON.stringify({ ...whole, sources: ["Zelda"] }),
      JSON.stringify({ ...whole, tokenKey: "Zelda" }),
      JSON.stringify({ ...whole, unlisted: "Zelda" }),
      '{"philog":"withheld","code":"Zelda"}',
      '{"philog":"lockdown","policy":"sha256:Zelda"}',
      `{"philog":"lockdown","policy":"sha256:${"48210077".repeat(8)}"}`,
      '{"philog":"started","version":"Zelda"}',
      '{"policy":"sha256:482100774821"}',
    ]) {
      expect(redactText(`${line}\n`)).not.toMatch(/Zelda|4821/);
    }
  });
});

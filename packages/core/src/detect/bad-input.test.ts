import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScanner } from "./scanner.ts";

const { find, redact } = createScanner();
const ssn = "123-45-6789";

describe("bad input", () => {
  it.each([
    ["a lone surrogate", `\ud800${ssn}\udc00 x\ud83d`],
    ["a lone surrogate within escapes", `%ed%a0%80 ${ssn} %ed`],
    ["control characters", `\u0000\u0001${ssn}\u0007\u001b[31m`],
    ["an escape without its end", `${ssn} %4 &#12 \\u00 =3`],
    ["a byte order mark", `\ufeff${ssn}`],
    ["halves of tokens and markers", `[REDACTED:${ssn}[KEY:tok1.mrn.${ssn}`],
  ])("with %s hides nothing", (_what, text) => {
    const out = redact(text);
    expect(out).not.toContain("6789");
    expect(redact(out)).toBe(out);
  });

  it("of 10 MB in one run, one line or one word passes through, and what stands in it does not", () => {
    const length = 10_000_000;
    for (const part of ["1", "a", "a1", "served in time ", " ", "x\n"]) {
      const text = `${part.repeat(length / part.length / 2)} ${ssn} ${part.repeat(length / part.length / 2)}`;
      expect(redact(text).includes(ssn)).toBe(false);
    }
  }, 60_000);

  it("of bytes that are no text, read as UTF-8, gives findings within the text", () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(bytes, bytes, (before, after) => {
        const text = `${Buffer.from(before).toString("utf8")} ${ssn} ${Buffer.from(after).toString("utf8")}`;
        let last = 0;
        for (const { start, end } of find(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        expect(redact(text)).not.toContain(ssn);
      }),
    );
  });

  it("of any UTF-16 code units is redacted twice to the same text", () => {
    const units = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 0xffff }),
        fc.constantFrom(...[...`${ssn}%&#;@.: `].map((c) => c.charCodeAt(0))),
      ),
    );
    fc.assert(
      fc.property(units, (codes) => {
        const once = redact(String.fromCharCode(...codes));
        expect(redact(once)).toBe(once);
      }),
    );
  });

  it("of JSON nested in strings and arrays hides nothing", () => {
    let text = JSON.stringify({ note: ssn });
    for (let level = 0; level < 12; level++) text = JSON.stringify({ body: text });
    expect(redact(text)).not.toContain("6789");
    const deep = `${"[".repeat(100_000)}"${ssn}"${"]".repeat(100_000)}`;
    expect(redact(deep)).not.toContain("6789");
    const objects = `${'{"a":'.repeat(20_000)}"${ssn}"${"}".repeat(20_000)}`;
    expect(redact(objects)).not.toContain("6789");
  });
});

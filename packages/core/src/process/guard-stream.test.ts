import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openHost } from "../host/open-host.ts";
import { canary, fakeStream } from "./fake-process.test-data.ts";
import { guardStream } from "./guard-stream.ts";
import { createStreamLine } from "./stream-line.ts";

const own = "own\n";

function guarded(redact = (line: string | undefined) => `<${line ?? "withheld"}>`) {
  const stream = fakeStream();
  const flush = guardStream(stream, { isOwn: (chunk) => chunk === own, redact });
  return { stream, flush, write: stream.write as (...args: unknown[]) => boolean };
}

describe("a guarded stream", () => {
  it("writes whole lines, redacted, and holds the rest until its end is there", () => {
    const { stream, write, flush } = guarded();
    expect(write("a")).toBe(true);
    expect(stream.text()).toBe("");
    write("b\r\n\n c\nd");
    expect(stream.text()).toBe("<ab>\n< c>\n");
    flush();
    expect(stream.text()).toBe("<ab>\n< c>\n<d>\n");
    write("e");
    expect(stream.text()).toBe("<ab>\n< c>\n<d>\n<e>\n");
  });

  it("writes nothing for blank lines, nor where nothing is left", () => {
    const { stream, write, flush } = guarded();
    write(" \n\t\r\n");
    flush();
    expect(stream.chunks).toEqual([]);
  });

  it("takes a return inside a line for a part of it", () => {
    const { stream, write } = guarded();
    write("a\rb\r\n");
    expect(stream.text()).toBe("<a\rb>\n");
  });

  it("puts a character together whose halves are two texts", () => {
    const { stream, write } = guarded();
    const [high, low] = ["\ud83c", "\udf3f"];
    write(high);
    write(`${low}\n`);
    write(high, "utf8");
    write(`${low}\n`, "UTF-8");
    expect(stream.text()).toBe("<\u{1f33f}>\n<\u{1f33f}>\n");
  });

  it("lets the process's own lines pass", () => {
    const { stream, write } = guarded();
    write("a");
    write(own);
    expect(stream.text()).toBe(own);
  });

  it("takes bytes and encodings, and characters that are cut", () => {
    const { stream, write } = guarded();
    const bytes = Buffer.from("né\n");
    write(bytes.subarray(0, 2));
    write(new Uint8Array(bytes.subarray(2)));
    write("x\n", "utf8");
    write("eQo=", "base64");
    write("7a0a", "hex");
    expect(stream.text()).toBe("<né>\n<x>\n<y>\n<z>\n");
  });

  it("calls back once, whether it wrote or holds", async () => {
    const { write } = guarded();
    const called: string[] = [];
    write("a", () => called.push("held"));
    expect(called).toEqual([]);
    await turn();
    write("\n", "utf8", () => called.push("written"));
    expect(called).toEqual(["held", "written"]);
  });

  it("leaves what is no text to the stream, which refuses it", () => {
    const { stream, write } = guarded();
    stream.chunks.length = 0;
    write(null);
    expect(stream.chunks).toEqual([null]);
  });

  it("withholds a line that is too long, and goes on with the next", () => {
    const { stream, write } = guarded();
    for (let part = 0; part < 3; part++) write("x".repeat(600_000));
    write("\nnext\n");
    expect(stream.text()).toBe("<withheld>\n<next>\n");
  });

  it("writes the same whatever the chunks", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "é", "\n", "\r", " ") }),
        fc.array(fc.nat(9)),
        (text, cuts) => {
          const whole = guarded();
          whole.write(text);
          whole.flush();
          const cut = guarded();
          const bytes = Buffer.from(text);
          let at = 0;
          for (const size of cuts) {
            cut.write(bytes.subarray(at, at + size));
            at += size;
          }
          cut.write(bytes.subarray(at));
          cut.flush();
          expect(cut.stream.text()).toBe(whole.stream.text());
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a line of a guarded stream", () => {
  const host = openHost({});
  const line = createStreamLine(host, "stdout");
  const of = (text: string | undefined) => JSON.parse(line(text));

  it("is a message where it is text, without its colours", () => {
    expect(of(`loaded ${canary}`)).toMatchObject({ level: 30, event: "stdout", msg: "loaded [REDACTED]" });
    expect(of(`loaded ${canary.slice(0, 4)}\u001b[1m${canary.slice(4)}`).msg).toBe("loaded [REDACTED]");
    expect(of(`{ ${canary}`).msg).not.toContain(canary);
    for (const text of ["12", "null", '"a"', '[{"event":"a.b"}]']) {
      expect(of(text)).toMatchObject({ level: 30, event: "stdout", msg: expect.any(String) });
    }
  });

  it.each(["", "  ", "\t "])("is a record where it is JSON behind %j", (space) => {
    expect(of(`${space}{"level":50,"event":"a.b"}`)).toEqual({ level: 50, event: "a.b" });
  });

  it("is a record where it is JSON, whose markers stand", () => {
    expect(of(` {"level":50,"event":"a.b","name":"${canary}","msg":"of [REDACTED:mrn]","redacted":["visit"]}`)).toEqual(
      {
        level: 50,
        event: "a.b",
        msg: "of [REDACTED:mrn]",
        redacted: ["name", "visit"],
      },
    );
  });

  it("is withheld where it is too long", () => {
    expect(of(undefined)).toMatchObject({ event: "stdout", msg: "[WITHHELD]" });
  });
});

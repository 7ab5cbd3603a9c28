import { PassThrough } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { exit } from "../exit.ts";
import { readIdentifier } from "./read-identifier.ts";

const question = "Identifier (mrn)";

function read(stdin: PassThrough & { isTTY?: boolean }, stderr = new PassThrough()) {
  return readIdentifier({ stdin, stdout: new PassThrough(), stderr, env: {} }, question);
}

function piped(...chunks: (string | Uint8Array)[]) {
  const stdin = new PassThrough();
  for (const chunk of chunks) stdin.write(chunk);
  stdin.end();
  return read(stdin);
}

/** Types at a terminal, each time once it shows a text; gives what was read and what it showed. */
async function typed(...keys: [shows: string, key: string][]) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = new PassThrough();
  let shown = "";
  stderr.on("data", (chunk) => {
    shown += chunk;
  });
  const answer = read(stdin, stderr).then(
    (text) => ({ text }),
    (error) => ({ error }),
  );
  for (const [text, key] of keys) {
    await vi.waitFor(() => expect(shown).toContain(text), 10_000);
    if (key === "end") stdin.end();
    else stdin.write(key);
  }
  return { ...(await answer), shown };
}

describe("an identifier on standard input", () => {
  it.each([
    ["QP-004821\n", "QP-004821"],
    ["QP-004821\r\n", "QP-004821"],
    ["QP-004821", "QP-004821"],
    ["\ufeff Zoë Quark ", " Zoë Quark "],
  ])("is one line without its end: %j", async (text, identifier) => {
    expect(await piped(text)).toBe(identifier);
  });

  it("may come in pieces, also in the middle of a character", async () => {
    const bytes = Buffer.from("Zoë");
    expect(await piped(bytes.subarray(0, 3), bytes.subarray(3))).toBe("Zoë");
  });

  it.each([
    ["nothing", [""], "the identifier is empty"],
    ["blanks", [" \t\n"], "the identifier is empty"],
    ["two lines", ["QP-1\nQP-2\n"], "one identifier at a time"],
    ["a line and an empty one", ["QP-1\n\n"], "one identifier at a time"],
    ["what is not UTF-8", [Uint8Array.of(0x51, 0xff)], "not UTF-8"],
    ["a file", ["QP-1 ".repeat(500), "QP-1 ".repeat(500)], "longer than 4 KiB"],
  ])("is refused where it is %s, without a word of it", async (_, chunks, message) => {
    const refused = piped(...chunks);
    await expect(refused).rejects.toMatchObject({ exitCode: exit.usage, message: expect.stringContaining(message) });
    await expect(refused).rejects.toThrow(/^(?!.*QP)/);
  });
});

describe("an identifier at a terminal", () => {
  it("is asked for on stderr and not shown while it is typed", async () => {
    const { text, shown } = (await typed([question, "QP-004821"], [question, "\r"])) as { text: string; shown: string };
    expect(text).toBe("QP-004821");
    expect(shown).toContain(question);
    expect(shown).not.toMatch(/QP|4821|\*/);
  });

  it("is asked for again where it is empty", async () => {
    const { text, shown } = (await typed([question, "\r"], ["It is empty.", "QP-1\r"])) as {
      text: string;
      shown: string;
    };
    expect(text).toBe("QP-1");
    expect(shown).toContain("It is empty.");
  });

  it.each([["\u0004"], ["end"]])("is missing where the input ends: %j", async (key) => {
    const { error } = (await typed([question, key])) as { error: unknown };
    expect(error).toMatchObject({ exitCode: exit.usage, message: "the identifier is empty" });
  });

  it("ends without a word at Ctrl-C", async () => {
    const { error } = (await typed([question, "QP"], [question, "\u0003"])) as { error: unknown };
    expect(error).toMatchObject({ exitCode: exit.interrupted, message: "" });
  });
});

import { describe, expect, it } from "vitest";
import { createSweep } from "./sweep.ts";
import { opensEscape, opensHex, shortestEncoded } from "./sweep-encoded.ts";
import { MAY_FOLD } from "./sweep-hints.ts";

/** The bytes of a text as the sweep gives them: behind the end stand zeros. */
const bytesOf = (text: string) => Buffer.concat([Buffer.from(text, "latin1"), Buffer.alloc(2)]);

describe("an escape", () => {
  const opens = (text: string) => opensEscape(bytesOf(text), text.search(/[%&=\\]/));

  it.each([
    ..."%31 %09 %90 %af %fa %AF %FA %0a a%31 abc%3f".split(" "),
    ..."&#49; &amp; &a &z &A &Z ab&lt;".split(" "),
    ..."=3D ab=3D =09= =90= =AF= =FA=41 =C3=A9".split(" "),
    "=\n",
    "=\r\n",
    "\\u0031",
    "\\",
  ])("opens in %j", (text) => {
    expect(opens(text)).toBe(true);
  });

  it.each([
    ..."% %3 %3g %g3 %/1 %:1 %1/ %1: %`a %a` %@a %a@ %G0 %0G %gg 31% 3%1g".split(" "),
    ..."& &1 &@ &[ &` &{ &; a& a&1".split(" "),
    ..."= =3 =3g =g3 =/0 =0: 3=1 ab= =3d =3C =4D =09 =FA =af= =aF= =Af= =G0= =0G= =21.4".split(" "),
    "& ",
    "= ",
    "=\t",
    "=\u000b",
    "=\u000c",
    "=\u000e",
  ])("does not open in %j", (text) => {
    expect(opens(text)).toBe(false);
  });
});

describe("a text in hexadecimal", () => {
  const opens = (text: string, before = "") =>
    opensHex(bytesOf(before + text), before.length, before.length + text.length);
  const ten = "4f726c61205175696c6c";

  it("has 20 characters or more", () => {
    expect(ten).toHaveLength(shortestEncoded);
    expect(opens(ten)).toBe(true);
    expect(opens(`${ten}656174686572`)).toBe(true);
    expect(opens(ten.slice(1))).toBe(false);
    expect(opens(ten.slice(0, -1))).toBe(false);
  });

  it.each(["x", "X", "0x", "0X"])("may begin with %s, which is none of the 20", (head) => {
    expect(opens(head + ten)).toBe(true);
    expect(opens(head + ten.slice(0, -1))).toBe(false);
    expect(opens(head + ten, "ab ")).toBe(true);
  });

  it.each(["20", "29", "2a", "2f", "2F", "7e", "7E", "70", "5A", "30"])("may hold %s", (pair) => {
    expect(opens(pair.repeat(10))).toBe(true);
  });

  it.each(["1f", "8f", "80", "0a", "a0", "f7", "/0", "4g", "4/", "4:", "4@", "4`"])("does not hold %s", (pair) => {
    expect(opens(pair + ten.slice(2))).toBe(false);
    expect(opens(ten.slice(0, 10) + pair + ten.slice(12))).toBe(false);
    expect(opens(ten.slice(0, -2) + pair)).toBe(false);
  });

  it("is told by its first 20 characters", () => {
    expect(opens(`${ten}ff`)).toBe(true);
    expect(opens(`${ten}4`)).toBe(true);
    expect(opens(ten, "zzzz ")).toBe(true);
  });
});

describe("what may have to be folded", () => {
  const sweep = createSweep([]);
  const mayFold = (text: string) => (sweep(text, () => {}) & MAY_FOLD) !== 0;
  const codes = Array.from({ length: 256 }, (_, code) => code);

  it("is any control character but a tab and line ends, a backslash, and all from U+007F on", () => {
    const alone = codes.filter((code) => mayFold(String.fromCharCode(code)));
    const controls = codes.slice(0, 32).filter((code) => ![9, 10, 13].includes(code));
    expect(alone).toEqual([...controls, "\\".charCodeAt(0), ...codes.slice(127)]);
  });

  it("is a character from U+0100 on", () => {
    expect(mayFold("\u0100")).toBe(true);
    expect(mayFold("\u0661")).toBe(true);
    expect(mayFold("\uffff")).toBe(true);
  });

  it.each([
    "ABCDEFGHIJklmnopqrst",
    "abcdefghijKLMNOPQRST",
    "Abcde+fghijklmnopqrs",
    "Abcde/fghijklmnopqrs",
    "Abcde_fghijklmnopqrs",
    "Abcde-fghijklmnopqrs",
    "ABCDEFGHIJ/klmnopqrs",
    "id AbcdefghijklmnopqrsT",
    "4f726c61205175696c6c",
    "key=4f726c61205175696c6c",
  ])("is a chain of 20 letters of both cases, joined or not, or 20 characters of hexadecimal: %s", (text) => {
    expect(mayFold(text)).toBe(true);
  });

  it.each([
    "Ab",
    "ABCDEFGHIJklmnopqrs",
    "Abcde+fghijklmnopqr",
    "ABCDEFGHIJKLMNOPQRSTUVW",
    "abcdefghijklmnopqrstuvw",
    "ABCDEFGHIJKLMNOPQRST1234",
    "abcdefghijklmnopqrst1234",
    "Abcdefghij.klmnopqrst",
    "Abcdefghij klmnopqrst",
    "AbCd EfGh IjKl MnOp QrSt",
    "ABCDEFGHIJ abcdefghijklmnopqrst",
    "12345678901234567890",
    "4f726c61205175696c6",
  ])("is no shorter chain, none of one case and none with another sign in it: %s", (text) => {
    expect(mayFold(text)).toBe(false);
  });
});

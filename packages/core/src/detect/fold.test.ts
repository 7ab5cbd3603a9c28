import { describe, expect, it } from "vitest";
import { fold, mayReadOtherwise } from "./fold.ts";

const first = (text: string): string => (fold(text)?.[0] ?? { text }).text;
const others = (text: string): string[] => (fold(text) ?? []).slice(1).map((reading) => reading.text);
const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe("fold", () => {
  it.each([
    "plain 100% text",
    "Zoë & Søren at 50%, C:\\Users\\x",
    "患者さん 환자 مريض",
    "blk_-1608999687919862906 /usr/lib/jvm/java-8-openjdk-amd64/bin/java",
    "mrn=12345678 id=3039303930393",
    "f47ac10b-58cc-4372-a567-0e02b2c3d479 5f3759df5f3759df5f3759df",
    "",
  ])("hands %j back as it stands", (text) => {
    expect(fold(text)).toBeUndefined();
  });

  it.each([
    ["123%2d45", "123-45"],
    ["a%zz%2d", "a%zz-"],
    ["a%40b%C3%A9%E2%80%91c", "a@bé-c"],
    ["%F0%9F%98%80x", "😀x"],
    ["%2531%25%32%30x", "1 x"],
    ["a%00b", "a b"],
    ["1%c2%a02", "1 2"],
    ["%e0%a5%a7", "1"],
    ["%e0%a0%80", "\u0800"],
    ["%f4%8f%bf%bf", "\u{10ffff}"],
  ])("reads the percent-encoding of %s as %s", (text, folded) => {
    expect(first(text)).toBe(folded);
  });

  it.each([
    ["%ff", "\ufffd"],
    ["%c0%80", "\ufffd\ufffd"],
    ["%e2%82%ff", "\ufffd\ufffd\ufffd"],
    ["%ed%a0%80123", "\ufffd\ufffd\ufffd123"],
    ["%f5%80%80%80", "\ufffd\ufffd\ufffd\ufffd"],
    ["%f4%90%80%80", "\ufffd\ufffd\ufffd\ufffd"],
    ["%e0%80%80", "\ufffd\ufffd\ufffd"],
    ["%e2xx", "\ufffdxx"],
    ["%ed%bf%bf", "\ufffd\ufffd\ufffd"],
  ])("reads the bytes of %s, which are no UTF-8, as replacement characters", (text, folded) => {
    expect(first(text)).toBe(folded);
  });

  it("leaves a percent sign before fewer digits", () => {
    expect(fold("%4")).toBeUndefined();
  });

  it.each([
    ["q=Jane+Doe%2C+x 1+2", "q=Jane Doe, x 1+2"],
    ["1+2 q=%41+B", "1+2 q=A B"],
    ["jane+lab@example.org %zz", "jane+lab@example.org %zz"],
    ['"a+b" "c+%2D+d"', '"a+b" "c - d"'],
  ])("reads a plus as a space only in a word that is percent-encoded: %s", (text, folded) => {
    expect(first(text)).toBe(folded);
  });

  it.each([
    ["Jane&nbsp;Doe &lt;j&commat;x&period;org&gt;", "Jane Doe <j@x.org>"],
    ["&#74;&#x61;&#X6e;&#101 &amp;#65;", "Jane A"],
    ["Jos&eacute; Mu&ntilde;oz &Aring;", "José Muñoz Å"],
    ["a&b=c &unknown; &#x110000; &#9999999; &a;", "a&b=c &unknown; &#x110000; &#9999999; &a;"],
  ])("reads the HTML entities of %s", (text, folded) => {
    expect(first(text)).toBe(folded);
  });

  it.each([
    ["\\u0031\\x32\\u{33}4\\n5\\t6\\r7", "1234\n5\t6\r7"],
    ['{\\"a\\":\\"b\\/c\\"}', '{"a":"b/c"}'],
    ["\\\\n", "\n"],
    ["\\u00zz \\q \\u{110000} \\", "\\u00zz \\q \\u{110000} \\"],
    ["\\ud83d\\ude00 \\u00a0", "😀  "],
  ])("reads the backslash escapes of %s", (text, folded) => {
    expect(first(text)).toBe(folded);
  });

  it.each([
    ["１２３＠ａ", "123@a"],
    ["١٢٣ ۴ ४", "123 4 4"],
    ["1\u200b2\ufe0f3\ufeff\u00ad4\u202e5\u{e0031}", "12345"],
    ["1\u22122\u20143\u00a04\u30005", "1-2-3 4 5"],
    ["é ’ 中 \u1680 “”", `é ' 中   ""`],
    ["Jose\u0301 1\u03322", "Jose 12"],
    ["𝟙𝟚", "12"],
    ["Јаnе Ο'Νeil Ж", "Jane O'Neil Ж"],
    ["a\u2028b\u0085c", "a\nb\nc"],
    ["\u001b[31mJane\u001b[0m \u009b1mDoe \u001bx", "Jane Doe  x"],
    ["J\0a\0n\0e\0", "Jane"],
    ["\0J\0a\0n", "Jan"],
    ["Jane\0Doe\0\0\0x\u00011", "Jane Doe   x 1"],
  ])("reads %j in plain characters", (text, folded) => {
    expect(first(text)).toBe(folded);
  });

  it("undoes escapes of escapes, three deep", () => {
    expect(first("%25252d %2525252d")).toBe("- %2d");
    expect(first("\\u0026#x2d;")).toBe("-");
  });

  it("reads base64 and hexadecimal beside the text, never in its place", () => {
    const note = "Jane Doe, born 3/4/1961, phone 555-0100";
    const hex = Buffer.from(note).toString("hex");
    for (const encoded of [base64(note), Buffer.from(note).toString("base64url"), hex, `0x${hex}`, `\\x${hex}`]) {
      expect(others(`body=${encoded}; next`), encoded).toEqual([note]);
    }
    expect(first(`body=${base64(note)}`)).toBe(`body=${base64(note)}`);
  });

  it("reads what is encoded inside an encoding, two deep", () => {
    const note = "patient 123-45-6789 seen";
    expect(others(base64(encodeURIComponent(note)))).toEqual([note]);
    expect(others(encodeURIComponent(base64(`${note}?>`)))).toEqual([`${note}?>`]);
    expect(others(base64(base64(note)))).toEqual([base64(note), note]);
    expect(others(base64(base64(base64(note))))).not.toContain(note);
  });

  it("reads quoted-printable inside quoted-printable, two deep", () => {
    expect(others("mrn=3D3D3D41")).toEqual(["mrn=3D3D41", "mrn=3D41"]);
  });

  it("looks no further where nothing stands that may be read otherwise", () => {
    const encoded = [base64("a note of 18 chars"), Buffer.from("ten chars.").toString("hex")];
    for (const text of ["%41", "&amp;", "\\n", "\u200b", "a=3D", "a=\r\n", "a=\nb", "=41=42", ...encoded]) {
      expect(mayReadOtherwise(`x ${text}`), text).toBe(true);
    }
    for (const text of ["", "Zoë 患者 환자 مريض", "a=3 a+b 1-2 $x ~\t\r\n", "5f3759df5f3759df5f37"]) {
      expect(mayReadOtherwise(text), text).toBe(false);
    }
  });

  it("reads UTF-16 that is percent-encoded, whose NULs stand between characters", () => {
    expect(first("J%00a%00n%00e%00")).toBe("Jane");
  });

  it("reads quoted-printable beside the text, and what is base64 in it", () => {
    expect(others("name=3DJane=20Doe=C3=A9 x=\r\ny")).toEqual(["name=Jane Doeé xy"]);
    expect(first("mrn=3D12345")).toBe("mrn=3D12345");
    const encoded = base64("patient 123-45-6789 seen on Monday");
    expect(others(`a=3Db ${encoded.slice(0, 20)}=\n${encoded.slice(20)}`)).toContain(
      "patient 123-45-6789 seen on Monday",
    );
  });

  it("locates what was folded, whole, and what was not, exactly", () => {
    const text = `a%40b\u200b１ ${base64("patient 123-45-6789")} z`;
    const [main, decoded] = fold(text)!;
    expect(main!.text.startsWith("a@b1 ")).toBe(true);
    expect(main!.locate(0, 4)).toEqual([0, 7]);
    expect(main!.locate(1, 2)).toEqual([1, 4]);
    expect(main!.locate(3, 4)).toEqual([6, 7]);
    expect(main!.locate(main!.text.length - 1, main!.text.length)).toEqual([text.length - 1, text.length]);
    expect(decoded!.locate(8, 19)).toEqual([8, text.length - 2]);
  });
});

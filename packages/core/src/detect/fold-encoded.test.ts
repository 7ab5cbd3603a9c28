import { describe, expect, it } from "vitest";
import { encodedPattern, encodedRuns, unquotePrintable } from "./fold-encoded.ts";

const note = "Jane Doe was seen on 3/4/2021 and again on 5/6/2021; callback 555-0100, MRN 00112233, ward 7.";
const encode = (text: string): string => Buffer.from(text).toString("base64");
const texts = (text: string): string[] => encodedRuns(text).map((run) => run.text);

describe("encodedRuns", () => {
  it("takes lines of one length, and the shorter last one, as one run", () => {
    const lines = encode(note).replace(/.{76}/g, "$&\r\n");
    expect(lines).toContain("\r\n");
    const text = `body:\r\n${lines}\r\n\r\nend`;
    expect(encodedRuns(text)).toEqual([{ start: 7, end: 7 + lines.length, text: note }]);
    const even = `${encode(note.slice(0, 48))}\n${encode(note.slice(48, 96))}`;
    expect(texts(even)).toEqual([note.slice(0, 96)]);
  });

  it("ends a run before a longer line, which is another text", () => {
    const line = encode(note.slice(0, 48));
    const [run] = encodedRuns(`${line}\n${"x".repeat(80)}`);
    expect(run).toEqual({ start: 0, end: line.length, text: note.slice(0, 48) });
  });

  it("reads up to the first unprintable character and counts the whole run", () => {
    const text = `/files/${encode("Jane Doe, 555-0100")}/edit`;
    const [run] = encodedRuns(text);
    expect(text.slice(run!.start, run!.end)).toContain("/edit");
    expect(run!.text.startsWith("Jane Doe, 555-0100")).toBe(true);
  });

  it("takes nothing that decodes to a few printable characters", () => {
    const short = Buffer.concat([Buffer.from("Jane Doe!"), Buffer.alloc(12, 1)]);
    expect(encodedRuns(short.toString("base64"))).toEqual([]);
  });

  it("reads text that starts with a byte order mark, or is framed as HL7 is on the wire", () => {
    const message = "MSH|^~\\&|A|B|C\rPID|1||12";
    expect(texts(encode(`\u000b${message}\u001c\r`))).toEqual([`\u000b${message}\u001c\r`]);
    expect(texts(encode(`\ufeff${note}`)).map((text) => text.trim())).toEqual([note]);
  });

  it("reads names beyond ASCII in both encodings", () => {
    const name = "patient name: Zoë Ångström";
    expect(texts(encode(name))).toEqual([name]);
    expect(texts(Buffer.from(name).toString("hex"))).toEqual([name]);
  });
});

describe("the start of a run of base64", () => {
  it("is three times three characters of ASCII, of which the first of each three is printable or a line end", () => {
    const opens = new RegExp(`^${encodedPattern}`);
    for (let code = 0; code <= 0x7f; code++) {
      const character = String.fromCharCode(code);
      const named = JSON.stringify(character);
      expect(opens.test(encode(`a${character}bc${character}de${character}f tail here`)), named).toBe(true);
      expect(opens.test(encode(`ab${character}cd${character}ef${character} tail here`)), named).toBe(true);
      const first = `${character}ab${character}cd${character}ef tail here`;
      expect(opens.test(encode(first)), named).toBe(code >= 0x20 || (code >= 8 && code < 0x10));
    }
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])("has no byte above ASCII at %i", (place) => {
    for (const byte of [0x80, 0xff]) {
      const bytes = Buffer.from("text of any kind, here");
      bytes[place] = byte;
      expect(encodedRuns(bytes.toString("base64url"))).toEqual([]);
    }
  });

  it.each([0, 3, 6])("has no other control character at %i", (place) => {
    const bytes = Buffer.from("text of any kind, here");
    bytes[place] = 7;
    expect(encodedRuns(bytes.toString("base64url"))).toEqual([]);
  });

  it("has 24 characters, in either alphabet, at a word's beginning", () => {
    expect(texts(encode("a note of 18 chars"))).toEqual(["a note of 18 chars"]);
    expect(texts(encode("a note of 17 char"))).toEqual([]);
    const signs = "???>>>~~~ knows them";
    expect([encode(signs).includes("+"), encode(signs).includes("/")]).toEqual([true, true]);
    for (const alphabet of ["base64", "base64url"] as const) {
      expect(texts(Buffer.from(signs).toString(alphabet)), alphabet).toEqual([signs]);
    }
    expect(texts("SmFuc1c4c1c4c1c4c1c4c1c4")).toEqual(["JansW8sW8sW8sW8sW8"]);
    expect(texts(`=${encode("a note of 18 chars")}`)).toEqual(["a note of 18 chars"]);
    expect(texts(`/${encode("a note of 18 chars")}`)).toEqual(["a note of 18 chars"]);
  });
});

describe("a run of hexadecimal", () => {
  it("is text of ten characters or more", () => {
    for (const text of ["ten chars.", " !?@O_`op~~"]) {
      const run = Buffer.from(text).toString("hex");
      for (const hex of [run, run.toUpperCase(), `0x${run}`, `0X${run}`]) {
        expect(encodedRuns(`a ${hex} z`)).toEqual([{ start: 2, end: 2 + hex.length, text }]);
      }
    }
    expect(encodedRuns(Buffer.from("nine char").toString("hex"))).toEqual([]);
  });

  it.each([0x1f, 0x80, 0x0a])("has no byte %i among its first ten", (byte) => {
    for (let place = 0; place < 10; place++) {
      const bytes = Buffer.from("ten chars.");
      bytes[place] = byte;
      expect(encodedRuns(bytes.toString("hex"))).toEqual([]);
    }
  });

  it("ends before half a byte, which is no part of it", () => {
    const run = Buffer.from("ten chars.").toString("hex");
    expect(encodedRuns(`${run}4`)).toEqual([{ start: 0, end: 20, text: "ten chars." }]);
    expect(encodedRuns(`${run}4g`)).toEqual([{ start: 0, end: 20, text: "ten chars." }]);
  });
});

describe("what is read of a run", () => {
  const start = "Jane Doe, 1961";
  it.each(["\0", "\u0008", "\u000e", "\u001b", "\u001d", "\u001f", "\u007f", "\u0080", "\u009f", "\ufffd", "\uffff"])(
    "ends before %j",
    (character) => {
      expect(texts(encode(`${start}${character}more`))).toEqual([start]);
    },
  );

  it.each(["\t", "\n", "\u000b", "\r", "\u001c", " ", "~", "\u00a0", "é", "中", "\ufffc", "😀"])(
    "goes on behind %j",
    (character) => {
      expect(texts(encode(`${start}${character}more`))).toEqual([`${start}${character}more`]);
    },
  );

  it.each(["\b", "\u000e", "\u007f"])("is nothing behind %j", (character) => {
    expect(texts(encode(`${character}${start}, more`))).toEqual([]);
  });

  it("has ten characters or more", () => {
    expect(texts(encode("0123456789\0 and more"))).toEqual(["0123456789"]);
    expect(texts(encode("012345678\0 and more"))).toEqual([]);
  });
});

describe("a line of a run of base64", () => {
  const line = (length: number) => encode("ab ".repeat(length / 4));
  const ends = (text: string): number[] => encodedRuns(text).map((run) => run.end);

  it.each(["\n", "\r\n"])("continues it behind %j", (lineEnd) => {
    const text = [line(64), line(64), line(32)].join(lineEnd);
    expect(ends(text)).toEqual([text.length]);
    const padded = [line(64), encode("ab a")].join(lineEnd);
    expect(padded.endsWith("==")).toBe(true);
    expect(ends(padded)).toEqual([padded.length]);
  });

  it("has 64 characters or more", () => {
    expect(ends(`${line(60)}\n${line(60)}`)).toEqual([60, 121]);
    expect(ends(`${line(64)}\n${line(64)}`)).toEqual([129]);
  });

  it("is the last where it is shorter", () => {
    expect(ends(`${line(64)}\n${line(60)}\n${line(60)}`)).toEqual([125, 186]);
  });

  it("is none where it is longer, where signs stand between, or where it is empty", () => {
    expect(ends(`${line(64)}\n${line(68)}`)).toEqual([64, 133]);
    for (const between of ["\n\n", "\r", " ", "\n ", ";"]) expect(ends(line(64) + between + line(64))).toHaveLength(2);
  });
});

describe("unquotePrintable", () => {
  it("leaves what is not valid UTF-8 as it stands", () => {
    expect(unquotePrintable("a=3Db=FF=E2=80=93c")?.text).toBe("a=b=FF-c");
  });

  it("has no reading of a text without its marks", () => {
    expect(unquotePrintable("mrn=1234567")).toBeUndefined();
  });

  it.each([
    ["mrn=3D1", "mrn=1"],
    ["mrn=\n1", "mrn1"],
    ["mrn=\r\n1", "mrn1"],
    ["J=61=6Ee", "Jane"],
    ["J=61=6E=6f =3d", "Jano ="],
    ["=3D=", "=="],
    ["=3D=\r", "==\r"],
    ["=3D= \n=4", "== \n=4"],
    ["=C2=A0x=E2=80=8By", " xy"],
    ["a=3D=F0=9F=98=80", "a=😀"],
  ])("reads %j as %j", (text, read) => {
    expect(unquotePrintable(text)?.text).toBe(read);
  });

  it.each(["a=41", "a=3d", "a=", "a=\r1", "a=41 =42", "a=4=41", "a=4G=41", "a=41=4G", "=6e=61"])(
    "has no reading of %j",
    (text) => {
      expect(unquotePrintable(text)).toBeUndefined();
    },
  );

  it("locates a character by the bytes that it was read from", () => {
    const { text, locate } = unquotePrintable("a=3D=C3=A9=\nb")!;
    expect(text).toBe("a=éb");
    expect(locate(1, 2)).toEqual([1, 4]);
    expect(locate(2, 3)).toEqual([4, 10]);
    expect(locate(3, 4)).toEqual([12, 13]);
  });
});

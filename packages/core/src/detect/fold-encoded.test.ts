import { describe, expect, it } from "vitest";
import { encodedRuns, unquotePrintable } from "./fold-encoded.ts";

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

describe("unquotePrintable", () => {
  it("leaves what is not valid UTF-8 as it stands", () => {
    expect(unquotePrintable("a=3Db=FF=E2=80=93c")?.text).toBe("a=b=FF-c");
  });

  it("has no reading of a text without its marks", () => {
    expect(unquotePrintable("mrn=1234567")).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { anyAccented, type Detector } from "./detector.ts";
import { createSweep } from "./sweep.ts";
import { MAY_FOLD, MAY_HOLD_FORMAT, MAY_HOLD_UNIT } from "./sweep-hints.ts";

function asked(detector: Partial<Detector>, text: string): string[] {
  const at: string[] = [];
  const sweep = createSweep([
    {
      name: "here",
      classification: "otherId",
      find(whole, start, end) {
        at.push(whole.slice(start, end));
        return undefined;
      },
      ...detector,
    },
  ]);
  sweep(text, () => {});
  return at;
}

describe("the sweep", () => {
  it("asks at runs of digits of the given lengths, and where one is longer than 20 as if it were 20", () => {
    expect(asked({ digits: [2] }, "1 22 333 a44b 55")).toEqual(["22", "44", "55"]);
    expect(asked({ digits: [20] }, "9".repeat(25))).toEqual(["9".repeat(25)]);
  });

  it("asks only before the characters that a detector names", () => {
    expect(asked({ digits: [2], next: "-." }, "11-22.33 44\u2010 55")).toEqual(["11", "22"]);
    expect(asked({ mixed: true, next: ":" }, "a1: b2 c3")).toEqual(["a1"]);
    expect(asked({ mixed: true }, "a1: b2 c3é d4")).toEqual(["a1", "b2", "c3", "d4"]);
  });

  it("asks only where as many digits follow the next character as a detector wants", () => {
    const date = { digits: [1, 2], next: "/", nextDigits: [2] };
    expect(asked(date, "3/45/6 12/34 5/ 6/123 7/89")).toEqual(["3", "12", "7"]);
    expect(asked({ digits: [2], next: ".", nextDigits: [7] }, "12.1234567890 34.123456")).toEqual(["12"]);
  });

  it("asks only where a detector takes what stands behind those digits", () => {
    const anchor = { digits: [2], next: ".", nextDigits: [1, 2], afterDigits: "." };
    expect(asked(anchor, "12.3 45.67. 89.1.2 10.11")).toEqual(["45", "89"]);
  });

  it("asks only where a detector takes the character behind the next one", () => {
    expect(asked({ digits: [2], next: " ", secondNext: "-" }, "12 -3 45 6 78 é 90 ")).toEqual(["12", "78"]);
  });

  it("asks only behind the characters that a detector takes", () => {
    expect(asked({ digits: [2], notAfter: ".-" }, "11 .22 -33 x44")).toEqual(["11", "44"]);
    expect(asked({ chars: "@", notAfter: " " }, "@ a@ @")).toEqual(["@", "@"]);
    expect(asked({ digits: [2], after: " " }, "11 22-33 44")).toEqual(["22", "44"]);
  });

  it("asks only where a detector takes the character before the one before", () => {
    const way = { digits: [1], after: " ", secondAfter: "g." };
    expect(asked(way, "1 weg 2 ort 3 str. 4 ")).toEqual(["2", "4"]);
    expect(asked(way, " 1")).toEqual([]);
  });

  it("asks only at the head of a chain of numbers where a detector wants it", () => {
    expect(asked({ digits: [2], unchained: true }, "11-22 33/44.55_66 77:88 -99 a.10")).toEqual([
      "11",
      "33",
      "77",
      "88",
      "99",
      "10",
    ]);
    expect(asked({ digits: [2], unchained: true }, "-12")).toEqual(["12"]);
  });

  it("asks at words only where a detector takes the character behind the next one", () => {
    expect(asked({ words: ["at"], secondNext: "AB" }, "at Al at bo at é at")).toEqual(["at", "at"]);
  });

  it("asks at every letter from U+00C0 on where a detector names one", () => {
    expect(asked({ chars: anyAccented }, "café × Łódź ¼ x\u00a0“")).toEqual(["é", "×", "Ł", "ó", "ź", "“"]);
    expect(asked({ chars: "@" }, "é@")).toEqual(["@"]);
  });

  it("asks only where an anchor begins as a detector wants it", () => {
    expect(asked({ digits: [2], first: "9" }, "91 19 99")).toEqual(["91", "99"]);
  });

  it("asks only where the character of the anchor stands again as a detector wants it", () => {
    const mac = { chars: "-", again: { least: 3, most: 3, times: 2 } };
    expect(asked(mac, "aa-bb-cc-dd aa-bb-cc 1-2-3-4")).toEqual(["-"]);
    expect(asked({ chars: ":", again: { least: 1, most: 5, times: 2 } }, "20:08:09, and so on:: y")).toEqual([":"]);
    expect(asked({ chars: ":", again: { least: 2, most: 9, times: 1 } }, "a:b")).toEqual([]);
  });

  it("asks once at anchors of more than one kind", () => {
    const also = [
      { digits: [2, 3], next: "-" },
      { chars: "@", again: { least: 2, most: 2, times: 1 } },
    ];
    expect(asked({ digits: [2], next: ".-", also }, "12. 34- 567- 567. @a@, b@ab")).toEqual(["12", "34", "567", "@"]);
  });

  it("asks at a character that is an anchor in two ways where it is in one", () => {
    const both = { chars: "-", again: { least: 2, most: 2, times: 1 }, also: [{ chars: "-", after: "x" }] };
    expect(asked(both, "a-b-c x-y")).toEqual(["-", "-"]);
  });

  it("takes as many anchors of a kind as a number has bits, one of them its own", () => {
    const of = (count: number) => () => asked({ also: Array.from({ length: count }, () => ({ digits: [1] })) }, "1");
    expect(of(31)()).toEqual(["1"]);
    expect(of(32)).toThrow(RangeError);
  });

  it("asks at runs of letters and digits of the given lengths", () => {
    expect(asked({ mixed: [3] }, "a1 ab1 1ab2 abc 123 x9y")).toEqual(["ab1", "x9y"]);
    expect(asked({ mixed: [20] }, `a${"1".repeat(30)}`)).toHaveLength(1);
  });

  it("tells which texts may hold an escape or an encoding, and leaves none out", () => {
    const mayFold = (text: string) => (createSweep([])(text, () => {}) & MAY_FOLD) !== 0;
    for (const text of [
      "a%31",
      "&#49;",
      "\\u0031",
      "=3D1",
      "soft=\n",
      "x\u200by",
      "\u001b[1m",
      "caf\u00e9",
      "\u0661",
    ]) {
      expect(mayFold(text), text).toBe(true);
    }
    for (const text of [
      Buffer.from("Orla Quillfeather, born").toString("base64"),
      "4f726c61205175696c6c66656174686572",
    ]) {
      expect(mayFold(text), text).toBe(true);
    }
    for (const text of ["0x4f726c61205175696c6c66656174686572", "a %zz & 5% =5"]) {
      expect(mayFold(text), text).toBe(text.startsWith("0x"));
    }
    for (const text of [
      "113d3a99c3da401fbd62cc2caa5b96d2",
      "4f726c61",
      "GET /a/b/c-d_e 200 in 3.4 ms",
      "uid=0 a=b",
      "6a1f7e0c-2f4b-4c2a-9d5e-0123456789ab",
      "",
    ]) {
      expect(mayFold(text), text).toBe(false);
    }
  });

  it("tells which texts may hold a whole format", () => {
    const mayHold = (text: string) => (createSweep([])(text, () => {}) & MAY_HOLD_FORMAT) !== 0;
    for (const text of ["MSH^x", "PID|1", "ISA:00", "NM1^IL", "DMG^D8", "ST*1", "<a>", "a,b\nc", "a\rb"]) {
      expect(mayHold(text), text).toBe(true);
    }
    for (const text of ["", "msh isa", "GET /a 200", "x | y", "a* b", "4 < 5", "BLOCK* x"]) {
      expect(mayHold(text), text).toBe(false);
    }
  });

  it("tells which texts may hold a marker, token or sealed value", () => {
    const mayHold = (text: string) => (createSweep([])(text, () => {}) & MAY_HOLD_UNIT) !== 0;
    for (const text of ["[REDACTED]", "x[KEY:1]", "tok1.mrn", "a sealed1.name"]) expect(mayHold(text), text).toBe(true);
    for (const text of ["", "[a]", "tok1", "tok2.x", "sealed", "x1."]) expect(mayHold(text), text).toBe(false);
  });

  it("asks at words in any case and at the humps of camelCase", () => {
    const words = ["mrn", "id"];
    expect(asked({ words }, "mrn MRN patientMrn mrnX idle x_id ID9")).toEqual(["mrn", "MRN", "Mrn", "mrn", "id", "ID"]);
  });

  it("asks at words with a capital alone where a detector wants it", () => {
    expect(asked({ words: new Set(["rosa"]), capital: true }, "rosa Rosa ROSA")).toEqual(["Rosa", "ROSA"]);
  });

  it("reads no digit or letter into a character from elsewhere", () => {
    // U+0130 and U+0141 end in the bytes of `0` and `A`.
    expect(asked({ digits: [3] }, "\u0130123 \u0141bc")).toEqual(["123"]);
    expect(asked({ words: ["bc"] }, "\u0141bc")).toEqual(["bc"]);
  });

  it("reads long texts as short ones, one after the other", () => {
    const long = `${"x ".repeat(20_000)}77`;
    expect(asked({ digits: [2] }, long)).toEqual(["77"]);
    const sweep = createSweep([
      {
        name: "here",
        classification: "otherId",
        digits: [1],
        find(_text, start, end, report) {
          report(start, end);
          return undefined;
        },
      },
    ]);
    const hits = (text: string) => {
      let count = 0;
      sweep(text, () => {
        count += 1;
      });
      return count;
    };
    expect([hits("1 2 3"), hits(""), hits("4")]).toEqual([3, 0, 1]);
  });

  it.each([16_366, 16_367, 16_382, 16_383, 16_400])("asks at the end of a text of %i characters", (length) => {
    expect(asked({ chars: "@" }, `${" ".repeat(length - 1)}@`)).toEqual(["@"]);
  });

  it("does not ask before the place that a detector has read to", () => {
    const at: number[] = [];
    const sweep = createSweep([
      {
        name: "here",
        classification: "otherId",
        digits: [1],
        find(_text, start) {
          at.push(start);
          return start + 4;
        },
      },
    ]);
    sweep("1 2 3 4 5", () => {});
    expect(at).toEqual([0, 4, 8]);
  });
});

import { describe, expect, it } from "vitest";
import { createSweep } from "./sweep.ts";
import { createHints, MAY_HOLD_FORMAT, MAY_HOLD_UNIT } from "./sweep-hints.ts";

const sweep = createSweep([]);
const tells = (text: string) => sweep(text, () => {}) & (MAY_HOLD_FORMAT | MAY_HOLD_UNIT);

describe("what a text may hold", () => {
  it.each([
    ..."MSH^x Msh ISA:00 Isa NM1^IL DMG^D8 Dmg".split(" "),
    "a,b\nc",
    "a\rb",
    ..."PID|1 PV1|2 OBX|a 11| AZ| Z9| a09|".split(" "),
    ..."N3* N4* REF* CLM* SBR* HI* TRN* ST* LUI* AMT* PER* HL3* BPR*".split(" "),
    ..."<a> <z <A <Z <!-- <?xml </a> <_a".split(" "),
  ])("is a format in %j", (text) => {
    expect(tells(text)).toBe(MAY_HOLD_FORMAT);
  });

  it.each([
    ..."msh isa nm dmg MSHX XMSH a| | 1| a1| 1a| |1 pid|".split(" "),
    ..."* a* 1* 2* 5* A* K* Q* r*".split(" "),
    ..."< <1 <- <@ <[ <` <{ << <=".split(" "),
    "x | y",
    "REF *",
    "4 < 5",
    "",
  ])("is no format in %j", (text) => {
    expect(tells(text)).toBe(0);
  });

  it.each(["[REDACTED]", "[MISFIT:a]", "[LIMIT:a]", "[KEY:1]", "[WITHHELD]", "x[KEY:1]", "tok1.mrn", "a sealed1.name"])(
    "is a marker, token or sealed value in %s",
    (text) => {
      expect(tells(text)).toBe(MAY_HOLD_UNIT);
    },
  );

  it.each([
    "[",
    "[a]",
    "[N",
    "[r",
    "[ K",
    "K[",
    "tok1",
    "tok1:",
    "tok2.x",
    "tok11.x",
    "sealed",
    "x1.",
    "ck1.",
    "ad1.",
    "1.",
  ])("is none of them in %s", (text) => {
    expect(tells(text)).toBe(0);
  });

  it("is told in the whole of a text and of any length of it", () => {
    expect(tells("MSH|[KEY:1]")).toBe(MAY_HOLD_FORMAT | MAY_HOLD_UNIT);
    expect(tells(`${"word ".repeat(100)}[KEY:1]`)).toBe(MAY_HOLD_UNIT);
  });
});

describe("a hint", () => {
  it("tells its own bit, finds nothing and looks two characters far", () => {
    const told: number[] = [];
    const hints = createHints((bit) => told.push(bit));
    for (const hint of hints) {
      expect(hint.find("MSH|", 0, 3, () => expect.unreachable())).toBeUndefined();
      expect(hint.reach).toEqual([2, 2]);
    }
    expect(told).toEqual([MAY_HOLD_FORMAT, MAY_HOLD_UNIT]);
  });
});

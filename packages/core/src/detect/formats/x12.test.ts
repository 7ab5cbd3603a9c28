import { describe, expect, it } from "vitest";
import { findX12 } from "./x12.ts";

const body = ["GS*HS*1*2*20240102*0304*1*X*005010X279A1", "ST*270*1234", "NM1*IL*1*ROE*JANE****MI*00112233", "IEA*1*9"];
const isa = "ISA*00*          *00*          *ZZ*NORTHWARD      *ZZ*EASTWARD       *240102*0304*^*00501*000000009*0*T*:";

function found(text: string): string[] {
  const parts: string[] = [];
  findX12(text, (start, end) => parts.push(text.slice(start, end)));
  return parts;
}

describe("findX12", () => {
  it.each([["~"], ["~\n"], ["~\r\n"], ["'"], ["\n"]])(
    "takes an interchange whole whose segments end with %j, and leaves the prose around it",
    (end) => {
      const message = [isa, ...body].join(end) + end;
      expect(found(`rejected: ${message}see the log`)).toEqual([message.trim()]);
      expect(found(`${message}see the log`)).toEqual([message.trim()]);
    },
  );

  it.each(["|", "^", ":", "!"])("takes the separator %s that its header declares", (separator) => {
    const message = [isa, ...body, ""].join("~").replaceAll(":", ">").replace("^", "U").replaceAll("*", separator);
    expect(found(`x ${message} y`)).toEqual([message]);
  });

  it("takes segments that end with ~ where the header does not say what ends them", () => {
    for (const header of ["ISA*00*x", isa.replace("^*", "^*****"), isa.replace("^*", "^*******"), `${isa} `]) {
      const message = `${header}~${body.join("~")}~`;
      expect(found(`${message} end`)).toEqual([message]);
    }
  });

  it("takes ~ for the end of segments where the header is cut off or too long to be one", () => {
    const long = `ISA*00*x~MSG*${"seen ".repeat(90)}~NM1*IL*1*ROE*JANE****MI*0011~SVC*A:1*B:2*C:3*D:4~`;
    for (const message of ["ISA*00*x:~NM1*IL*1*ROE*JANE~", "ISA*00*x~NM1*IL*1*ROE*JANE~", long]) {
      expect(found(`a: ${message} end`)).toEqual([`a: ${message}`.slice(3)]);
      expect(found(`${message} end`)).toEqual([message]);
    }
  });

  it("takes the terminator of a header of 400 characters", () => {
    const wide = isa.replace("NORTHWARD", "NORTHWARD".padEnd(9 + 400 - isa.lastIndexOf("*")));
    const message = `${[wide, ...body].join("'")}'`;
    expect(found(`x ${message} end`)).toEqual([message]);
  });

  it.each(["LX*1~", "MSG*seen by Dr. Roe~", "\n  LX*1~", "\n\tMSG*seen~", "\nsee N3*1 ELM ST~", "\nand HI*ABK:E119~"])(
    "takes a segment of one element behind another: %j",
    (segment) => {
      expect(found(`NM1*IL*1*ROE~${segment} end`)).toEqual([`NM1*IL*1*ROE~${segment}`]);
    },
  );

  it.each([
    "NM1*IL*1*ROE*JANE****MI*00112233~",
    "NM1*QC*1*ROE*JANE",
    "NM1|IL|1|ROE|JANE",
    "DMG*D8*19610615*F~",
    "DMG^D8^19610615",
    "N3*1 ELM ST*APT 3~",
    "N4*SPRINGFIELD*IL*62701~",
    "REF*0F*00112233~",
    "PER*IC**TE*5550100~",
    "DTP*472*D8*20240102~",
    "SBR*P*18~",
    "CLM*4711*125~",
    "CLP*4711*1*125~",
    "INS*Y*18*021~",
    "TRN*1*93175~",
    "HI*ABK:E119~",
    "ST*270*1234~",
    "BHT*0022*13~",
    "GS*HS*1*2~",
    "ISA|00|x",
  ])("takes a segment without its envelope: %s", (segment) => {
    expect(found(`bad segment ${segment}`)).toEqual([segment]);
    expect(found(`bad segment ${segment}\nnext line`)).toEqual([segment]);
  });

  it("takes an interchange that is cut off anywhere", () => {
    const message = [isa, ...body].join("~");
    for (let length = 7; length <= message.length; length++) {
      const [cut] = found(message.slice(0, length));
      // A name that is cut off belongs to nobody.
      expect(message.slice(cut!.length, length)).toMatch(/^[A-Z0-9]{0,3}$/);
    }
  });

  it("takes segments of which one is wrapped as one", () => {
    const message = `${[isa, ...body].join("~")}~\nNM1*IL*1*ROE*JA\nNE****MI*001~SE*1*2~`;
    expect(found(message)).toEqual([message]);
  });

  it.each(["*** starting ***", "SELECT * FROM t", "rm -rf *.log", "a*b*c", "ISA*x", "ISA bus, NM1, DMG", "N3*2"])(
    "leaves a log line with stars: %s",
    (line) => {
      expect(found(line)).toEqual([]);
    },
  );
});

import { describe, expect, it } from "vitest";
import { findHl7v2 } from "./hl7v2.ts";

const msh = "MSH|^~\\&|ADT|NORTHWARD|LAB|EASTWARD|20240102030405||ADT^A01|77|P|2.5";
const pid = "PID|1||00112233^^^NW^MR||ROE^JANE^Q||19610615|F|||1 ELM ST^^SPRINGFIELD^IL^62701";

function found(text: string): string[] {
  const parts: string[] = [];
  findHl7v2(text, (start, end) => parts.push(text.slice(start, end)));
  return parts;
}

describe("findHl7v2", () => {
  it.each([
    ["line feeds", "\n"],
    ["carriage returns", "\r"],
    ["both", "\r\n"],
  ])("takes a message with %s whole and leaves the prose around it", (_, end) => {
    const message = [msh, "EVN|A01|20240102", pid, "ZXX|1|own"].join(end);
    expect(found(`could not parse${end}${message}${end}will retry later${end}`)).toEqual([message]);
    expect(found(`could not parse ${message}`)).toEqual([message]);
  });

  it("takes batches, blank lines and wrapped notes", () => {
    const batch = `FHS|^~\\&|A\rBHS|^~\\&|A\r${msh}\r\r${pid}\rOBX|1|TX|1||seen by\rDr. Roe\ron Monday\rBTS|1\rFTS|1`;
    expect(found(`${batch}\r\n`)).toEqual([batch]);
  });

  it("takes the separators that the header declares", () => {
    const message = "MSH#^~\\&#ADT#NORTHWARD\nPID#1##00112233##ROE^JANE\nPV1#1";
    expect(found(`a\n${message}\nb#c`)).toEqual([message]);
  });

  it.each(["FHS", "BHS"])("takes a file or batch of other separators from its %s", (header) => {
    const batch = `${header}#^~\\&#NORTHWARD#LAB\nPID#1##00112233##ROE^JANE`;
    expect(found(`a\n${batch}\nend`)).toEqual([batch]);
  });

  it("takes segments that are indented, and those with another separator than the header's", () => {
    for (const message of [`${msh}\n  ZXX|1`, `${msh}\n\tBTS|1`, `MSH#^~\\&#ADT#NORTHWARD\n${pid}`]) {
      expect(found(`${message}\nend`)).toEqual([message]);
    }
  });

  it.each([
    pid,
    "PID|||00112233",
    "PID|1|7|00112233^NW",
    "NK1|1|ROE^RICHARD|SPO",
    "PV1|1|I|W^389^1|",
    "OBX|1|NM|GLU||182|mg/dL",
    "MSH|||ADT",
    "IN1|1|PLAN|4711",
  ])("takes a segment without its header: %s", (segment) => {
    expect(found(`bad segment: ${segment}\nnext`)).toEqual([segment]);
  });

  it("takes a message that is cut off anywhere in its header", () => {
    for (let length = 5; length <= msh.length; length++) expect(found(msh.slice(0, length))).toHaveLength(1);
  });

  it("takes the rest of a segment that was wrapped", () => {
    const message = `${msh}\nPID|1||00112233\n||ROE^JANE`;
    expect(found(`${message}\na|b\nend`)).toEqual([message]);
  });

  it("takes messages apart that stand far from each other, and those that do not together", () => {
    const prose = "nothing to see here\n";
    expect(found(`${msh}\n${prose.repeat(20)}${pid}`)).toEqual([`${msh}\n${prose.repeat(20)}${pid}`]);
    expect(found(`${msh}\n${prose.repeat(21)}${pid}`)).toEqual([msh, pid]);
    expect(found(`${msh}\n${prose}got ${pid}`)).toHaveLength(1);
    const apart = `${msh}\r\n${prose.replace("\n", "\r\n").repeat(20)}${"\r\n".repeat(20)}${pid}`;
    expect(found(apart)).toEqual([apart]);
  });

  it.each([
    "PID|TID|LEVEL|MESSAGE",
    "4711|INFO|started|ok",
    "2024-01-02|PID|12|worker|up",
    "MSH is missing",
    "use MSH, then PID; see PV1",
    "a | b | c",
    "NK1| and",
    "cat MSHRC|grep x|wc",
  ])("leaves a log line with bars: %s", (line) => {
    expect(found(line)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { findCsv } from "./csv.ts";

function found(text: string): string[] {
  const parts: string[] = [];
  findCsv(text, (start, end) => parts.push(text.slice(start, end)));
  return parts;
}

describe("findCsv", () => {
  it.each([",", ";", "|", "\t"])("takes a header that names PHI, and its rows, separated by %j", (separator) => {
    const table = "mrn,first_name,last_name,dob\n00112233,Jane,Roe,1961-06-15\n00112234,John,Poe,1950-01-02"
      .split(",")
      .join(separator);
    expect(found(`import failed:\n${table}\ndone\n`)).toEqual([`${table}\n`.trimEnd()]);
    expect(found(table.replaceAll("\n", "\r\n"))).toEqual([table.replaceAll("\n", "\r\n")]);
    expect(found(table.replaceAll("\n", "\r"))).toHaveLength(1);
  });

  it.each([
    "Patient Name,Ward,Bed\nJane Roe,7,2",
    '"SSN","City","Plan"\n"000-00-0000","Spring, field","x"',
    "id,email,phone\n1,j@x.example,555-0100",
    "name,address,city\nJane,1 Elm St,Springfield",
    " mrn | first_name | dob\n-----+-----+-----\n 1 | Jane | 1961",
    "dump: MRN;DOB;Sex\n1;1961-06-15;F",
    "Id,BIRTHDATE,FIRST,LAST\n1,1961-06-15,Jane,Roe",
    "| mrn | dob | ward |\n|-----|-----|------|\n| 1 | 1961-06-15 | 7 |",
    `mrn,dob,${"x".repeat(4088)}\n1,2,3`,
  ])("takes a single row after its header: %j", (table) => {
    expect(found(`${table}\n`)).toEqual([table]);
  });

  it("takes cells with line ends in them, wider rows, and a last row that is cut off", () => {
    const table = 'mrn,dob,note\n1,1961-06-15,"seen\nagain"\n2,1950-01-02,a,b\n3,19';
    expect(found(table)).toEqual([table]);
  });

  it("ends a table where four lines are no rows", () => {
    const table = "mrn,dob,ward\n1,1961-06-15,7";
    expect(found(`${table}\na\nb\nc\nd\n2,1950-01-02,8`)).toEqual([table]);
    expect(found(`${table}\na\nb\n\n2,1950-01-02,8\n`)).toEqual([`${table}\na\nb\n\n2,1950-01-02,8`]);
    expect(found(`${table}\na\nb\nc\n2,1950-01-02,8\n`)).toEqual([`${table}\na\nb\nc\n2,1950-01-02,8`]);
  });

  it("counts no blank line and no rule as one that ends a table", () => {
    const table = `mrn,dob,ward\n1,1961-06-15,7${"\n".repeat(6)}${"-----+-----+-----\n".repeat(4)}2,1950-01-02,8`;
    expect(found(`${table}\n`)).toEqual([table]);
  });

  it("takes a last line that may be the beginning of a row, and no prose", () => {
    const header = "mrn,first_name,dob";
    expect(found(`${header}\n0011`)).toEqual([`${header}\n0011`]);
    expect(found(`${header}\n1,Jane Roe`)).toEqual([`${header}\n1,Jane Roe`]);
    expect(found(`${header}\n1,Jane,1961-06-15\n0012`)).toEqual([`${header}\n1,Jane,1961-06-15\n0012`]);
    expect(found(`${header}\n1,Jane,1961-06-15\nby Ann\n0012`)).toEqual([`${header}\n1,Jane,1961-06-15`]);
    expect(found(`${header}\n1,Jane,1961-06-15\n2 rows`)).toEqual([`${header}\n1,Jane,1961-06-15`]);
  });

  it("takes two tables", () => {
    const table = "mrn,dob,ward\n1,1961-06-15,7";
    expect(found(`${table}\na\nb\nc\nd\n${table}`)).toEqual([table, table]);
  });

  it.each([
    "1,Jane Roe,000-00-0000,x\n2,John Poe,000-00-0001,x",
    "1;j@x.example;1961-06-15\n2;p@x.example;1/2/1950",
    "a|(555) 555-0100|j@x.example\nb|555-555-0101|p@x.example",
  ])("takes two rows of persons without a header: %j", (table) => {
    expect(found(`start\n${table}\nend`)).toEqual([table]);
  });

  it.each([
    "time,host,cpu,mem\n12:00,a1,0.4,512\n12:01,a1,0.5,513",
    "name,value,unit\nheap,12,MB\nrss,40,MB",
    "name,status,age\nweb-1,Running,3d\nweb-2,Running,4d",
    "host,ip,port,url\na,10.0.0.1,80,/x\nb,10.0.0.2,81,/y",
    "2024-01-02,Server,Started,12\n2024-01-02,Server,Stopped,13",
    "1,Jane Roe,000-00-0000,x\nnothing else",
    "1,Jane Roe,000-00-0000,x\nnothing,else,at,all\n",
    "1,x,000-00-0000\n2,y,000-00-0001",
    "patient_count,ward,beds\n3,7,20",
    "county,served_first,stores\nNorthward,yes,4",
    "hostname,ip_address,image_name,service_name\na1,10.0.0.1,web,shop",
    "mrn,first_name,dob",
    "mrn,first_name,dob\n",
    "mrn,dob\n1,2",
    "Error: a, b, c\n    at f (x.js:1:2)\n    at g (y.js:3:4)",
    `${"x".repeat(41)}mrn,a,b\n1,2,3`,
    `mrn,dob,${"x".repeat(4100)}\n1,2,3`,
    `${"1".repeat(330)}@x.example,Jane Roe,x\n${"1".repeat(330)}@x.example,Jane Roe,x`,
    "one line, with, commas",
  ])("leaves what is no table of persons: %j", (text) => {
    expect(found(text)).toEqual([]);
  });
});

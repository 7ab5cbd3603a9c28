import { describe, expect, it } from "vitest";
import { findCsv } from "./csv.ts";

function found(text: string): string[] {
  const parts: string[] = [];
  findCsv(text, (start, end) => parts.push(text.slice(start, end)));
  return parts;
}

const twice = (row: string): string => `${row}\n${row}`;

describe("findCsv, of cells", () => {
  it.each([
    "1;jane@x.example;1961-06-15",
    "1;j@mail.example;1961-06-15",
    "1;j@x.example;12/1/1950",
    "1;j@x.example;1/12/1950",
    "1;j@x.example;1/2/50",
    "1;j@x.example;Jane",
    "1;j@x.example;Jane Q. Roe",
    "1;1-555-555-0100;Jane Roe",
    "1;+1(555)555-0100;Jane Roe",
    "1;+1 (555) 555-0100;Jane Roe",
    "1;(555)555-0100;Jane Roe",
    "1; 000-00-0000 ; Jane Roe",
    "1; \"000-00-0000\" ; 'Jane Roe'",
    `1;j@x.${"a".repeat(316)};Jane Roe`,
    "1;j@x.example;Zoë Íñiguez",
    "1;j@x.example;Zoë O’Roe-Poe Jr.",
    '1;j@x.example;"Roe, Jane"',
    '1;j@x.example;"Roe,Jane"',
    '1;j@x.example;Jane "Jay" Roe',
    "1;j@x.example;Jane (Jay) Roe",
    "1;j@x.example;Jane “Jay” Roe",
  ])("takes two rows of a person: %s", (row) => {
    expect(found(`${twice(row)}\nend`)).toEqual([twice(row)]);
  });

  it.each([
    "Valve,PN-000-00-0000,3",
    "Valve,000-00-0000-7,3",
    "Valve,PN-555-555-0100,3",
    "Valve,555-555-0100-7,3",
    "Deploy,git@host.example:repo,3",
    "Backup,sent to ops@host.example,3",
    "logs-2024-01-02,backup,ops@host.example",
    "2024-01-02T03:04:05,backup,ops@host.example",
    "7,started Backup,ops@host.example",
    "7,Backup done,ops@host.example",
    "4'/6'/10,boards of oak,ops@host.example",
    `7,Backup,j@x.${"a".repeat(317)}`,
    "7,Backup; Restore,ops@host.example",
    "7,Backup Restore Verify Purge,ops@host.example",
  ])("leaves two rows of which no cell, or one alone, is a person's from its beginning to its end: %s", (row) => {
    expect(found(`${twice(row)}\nend`)).toEqual([]);
  });

  it("takes a separator in quotes for none of the table", () => {
    const table = '"Name, of the patient",dob,ward\nJane Roe,1961-06-15,7';
    expect(found(`${table}\n`)).toEqual([table]);
  });

  it.each([
    ["a sign for inches", `mrn,last_name,height,dob\n1,Roe,5'10",1961-06-15\n2,Poe,5'4",1961-06-16`],
    ["a nickname", 'mrn,name,first_name,dob\n1,Jane "Jay" Roe,Jane,1961-06-15'],
    ["a doubled quote", 'mrn,last_name,note,dob\n1,Roe,"said ""no, never"", twice",1961-06-15'],
    ["a quoted cell behind spaces", 'mrn,last_name,note,dob\n1,Roe,  "no, never",1961-06-15'],
    ["a cell of one doubled quote", 'mrn,last_name,note,dob\n1,Roe,"""",1961-06-15'],
  ])("reads a row with %s as a row", (_what, table) => {
    expect(found(`${table}\nend of it\n`)).toEqual([table]);
  });

  it("counts a separator in quotes as none, so that the row is too short for its table", () => {
    const header = "mrn,last_name,first_name,dob";
    expect(found(`${header}\n1,Roe,"Jane,1961-06-15"\n\n`)).toEqual([]);
    expect(found(`${header}\n1,Roe,5"Jane,1961-06-15"\n\n`)).toEqual([`${header}\n1,Roe,5"Jane,1961-06-15"`]);
    expect(found(`${header}\n1,Roe,"x"5"Jane,1961-06-15"\n\n`)).toEqual([`${header}\n1,Roe,"x"5"Jane,1961-06-15"`]);
  });
});

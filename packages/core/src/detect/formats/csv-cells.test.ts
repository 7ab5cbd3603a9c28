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
  ])("leaves two rows of which no cell, or one alone, is a person's from its beginning to its end: %s", (row) => {
    expect(found(`${twice(row)}\nend`)).toEqual([]);
  });

  it("takes a separator in quotes for none of the table", () => {
    const table = '"Name, of the patient",dob,ward\nJane Roe,1961-06-15,7';
    expect(found(`${table}\n`)).toEqual([table]);
  });
});

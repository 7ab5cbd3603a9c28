import { describe, expect, it } from "vitest";
import { labelledNumbers } from "./labelled.ts";
import { marking, unmarked } from "./marked.test-data.ts";

const marked = marking(...labelledNumbers);

describe("the gap between a label and its number", () => {
  it.each([..." \"'`:=#.()[]/*_-", "\\", ">", "\t", "\n"])("may be the sign %j", (sign) => {
    expect(marked(`account${sign}4455 x`)).toBe(`account${sign}<4455> x`);
    expect(marked(`account ${sign}${sign}4455 x`)).toBe(`account ${sign}${sign}<4455> x`);
  });

  it.each(
    "id ids number numbers num nums no nr is was are of code value for the with ending ends in on file last four digits at to IS The".split(
      " ",
    ),
  )("may be the word %s", (word) => {
    expect(marked(`account in ${word} 4455 x`)).toBe(`account in ${word} <4455> x`);
    expect(marked(`account in ${word}qx 4455 x`)).toBe(`account in ${word}qx 4455 x`);
  });

  it.each([
    `account${":".repeat(14)}<4455>`,
    `account${" \n".repeat(7)}<4455>`,
    "account for the file ends in <4455>",
    "account ending with the value of the <4455>",
    "account <Q 4455>",
    "account: <QX 4455>",
    "account # <ABCD 4455>",
    "account of the <QX 445566>",
    "accountNumber: <4455>",
    "accountNo: <4455>",
    "accountIds: <4455>",
    "accountIdentifier: <4455>",
    "accountNum: <4455>",
    "accountNr: <4455>",
    "accountCode: <4455>",
    "account_number: <4455>",
    "account-no.: <4455>",
    "photoDate: <4455>",
  ])("may be as in %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    `account${":".repeat(15)}4455`,
    "account, 4455",
    "account ending with value digits of the 4455",
    "account; 4455",
    "account of Quark 445566",
    "account ABCDE 4455",
    "account ISQX ::4455",
    "account Qx 4455",
    "accountant QX 4455",
    "account of, QX 4455",
    "accountNumbered: 4455",
    "account{4455}",
  ])("is none in %s", (text) => {
    expect(marked(text)).toBe(text);
  });

  it.each([
    "ssn of somebody; 123456789",
    "ssn of somebody\n123456789",
    "ssn of somebody 12345",
    "ssn of somebody 445 66",
    "ssn of somebody 4455 66ms",
    "ssn of somebody 4/5/2023 12",
    "ssn of somebody 2024-05-06 12",
    "routing of the bank 0210000Q1",
    "ssn of somebody who is so far away: 123456789",
  ])("may be more where the label is telling, but not in %j", (text) => {
    expect(marked(text)).toBe(text);
  });

  it("may be up to 30 characters where the label is telling", () => {
    expect(marked(`ssn ${"q".repeat(28)} 123456789`)).toBe(`ssn ${"q".repeat(28)} <123456789>`);
    expect(marked(`ssn ${"q".repeat(29)} 123456789`)).toBe(`ssn ${"q".repeat(29)} 123456789`);
    expect(marked("ssn of somebody 123456")).toBe("ssn of somebody <123456>");
  });
});

describe("a number that touches its label", () => {
  it.each([
    "MRN<00112233>",
    "MRN<0011-2233>",
    "MRN<4455.66/77:88*99_00>",
    "MRN<445566A>",
    "q4qMRN<4455>",
    "x MRN<4455a>, x",
  ])("is found in %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "MRN4455AB",
    "MRN4455A6",
    "MRN44-A55",
    "MRNA4455",
    "4MRN4455",
    "..4MRN 445566",
    "a1bc2MRN 4455",
    "a1b2cdMRN 4455",
  ])("is none in %s", (text) => {
    expect(marked(text)).toBe(text);
  });

  it.each([
    "qMRN <4455>",
    "a4Jz3/patientMRN <4455>",
    "a4Jz-patientMRN <4455>",
    "q4MRNs 4455",
    "patientMRN <4455>",
    "v1MRN 4455",
    "q1qMRN <4455>",
    "v2_MRN <4455>",
    "1a2_MRN <4455>",
  ])("or near it, with what stands before the label: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });
});

describe("a value goes on", () => {
  it.each([
    "over its joints: MRN <44-55.66/77:88*99_00>",
    "over nine groups: MRN <1-2-3-4-5-6-7-8-9>, x",
    "over letters: MRN <44QX-qx55>, MRN <z4455>, MRN <a4455>, MRN <Z4455>, MRN <A4455>, x",
    "not over other signs: MRN <4455>,66 and MRN <4455>+66",
    "not past two signs: MRN <4455>--66",
    "over a further group: MRN <445566 77>, x",
    "over one of eight digits: MRN <445566 12345678>, x",
    "not over one of nine: MRN <445566> 123456789, x",
    "not over one digit: MRN <445566> 7, x",
    "over four groups: MRN <4455 66 77 88 99> 11, x",
    "behind a group of two digits: MRN <QX-4455-66 77>, x",
    "behind a group of eight: MRN <44556677 88>, x",
    "not behind one of nine: MRN <445566778> 99, x",
    "not behind one of one digit: MRN <QX4455-6> 77, x",
    "behind digits that letters open: MRN <QX4455 66>, x",
    "not behind a letter: MRN <4455Q> 66, x",
    "not past two spaces: MRN <4455>  66, x",
    "not over a group that goes on: MRN <4455> 66-7, MRN <4455> 66.7, MRN <4455> 66/7, MRN <4455> 66:7, MRN <4455> 66q",
    "over one before a full stop: MRN <4455 66>. And",
    "over one before a comma: MRN <4455 66>, and",
    "so that it is no time and no date: MRN: <12:34 567890>, MRN <01/02/2023 4455> x",
    "behind a label that takes none behind other words: account number: <123 456 789>, zip: <4455 66>, x",
  ])("%s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each(
    "ms us ns sec second seconds mg mcg ml kg unit units year years yr yrs minute minutes kb mb gb b bytes row rows item items MG".split(
      " ",
    ),
  )("but not over a quantity of %s", (unit) => {
    expect(marked(`MRN 445566 200 ${unit} x`)).toBe(`MRN <445566> 200 ${unit} x`);
    expect(marked(`MRN 445566 200 ${unit}qx x`)).toBe(`MRN <445566 200> ${unit}qx x`);
  });
});

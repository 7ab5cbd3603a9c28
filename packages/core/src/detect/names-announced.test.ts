import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { announcedName } from "./names-announced.ts";
import { createScanner } from "./scanner.ts";

const announced = marking(announcedName);

const persons =
  "male female man woman boy girl patient pt child infant toddler teenager veteran lady gentleman resident mother father sister brother wife husband son daughter grandmother grandfather spouse guardian caregiver";
const acts =
  "managed by,followed by,ordered by,signed by,requested by,reviewed by,similar to,note for,note from,note of,notes for,notes from,notes of,case of,record of,record for,records of,records for,result of,result for,results of,results for,appointment for,care of,review,on behalf of";
const care =
  "seen by,treated by,referred by,evaluated by,diagnosed by,examined by,prescribed by,accompanied by,follow up with,followed up with,spoke with,discussed with";

describe("a name that words announce", () => {
  it.each(persons.split(" "))("is found behind a person who is named: %s", (person) => {
    expect(announced(`a ${person} named Xandrico, here`)).toBe(`a ${person} named <Xandrico>, here`);
    expect(announced(`a ${person}, Xandrico Quillmoor, here`)).toBe(`a ${person}, <Xandrico Quillmoor>, here`);
  });

  it.each([
    ...["named", "called", "known as", "identified as", "by the name of", "named", "name:", "name is", "name"],
    ...[", named", ", called", ", known as", ", name:"],
  ])("is found behind what names a person: girl %s", (naming) => {
    const said = naming.startsWith(",") ? `girl${naming}` : `girl ${naming}`;
    expect(announced(`a ${said} Xandrica, here`)).toBe(`a ${said} <Xandrica>, here`);
  });

  it.each(care.split(","))("is found behind what somebody does with a person: %s", (act) => {
    expect(announced(`x ${act} Xandrico Quillmoor today`)).toBe(`x ${act} <Xandrico Quillmoor> today`);
    expect(announced(`x ${act} Xandrico today`)).toBe(`x ${act} Xandrico today`);
  });

  it.each(acts.split(","))("is found with an initial alone behind what machines say, too: %s", (act) => {
    expect(announced(`x ${act} Xandrica Q. now`)).toBe(`x ${act} <Xandrica Q.> now`);
    expect(announced(`x ${act} Xandrica Quillmoor now`)).toBe(`x ${act} Xandrica Quillmoor now`);
  });

  it.each([
    "signed by the name of <Xandrico Quillmoor> x",
    "then there came a patientOne named <Xandrico>, here",
    "a girlOne named <Xandrico>, here",
    "wife named <Xandrica-Jean>, here",
    "wife named <Xandrica’Jean Quill>, here",
    "4 y M named <Xandrico>, here",
    "4 yr M named <Xandrico>, here",
    "4 yrs F named <Xandrica>, here",
    "4yo F named <Xandrica>, here",
    "seen by <Carena Quillmoor> today",
    "seen by <Kristin Quillmoor> today",
    "seen by <Xandrico Quillmoor> in the clinic",
    "spoke with <patricia q quillmoor> in May",
    "spoke with <patricia quillmoor>. Then",
    "spoke with <patricia>.com",
  ])("is found as it is written: %s", (text) => {
    expect(announced(unmarked(text))).toBe(text);
  });

  it.each([
    "(Xandrico Quillmoor is a resident here",
    "Xandrico Quillmoor is a resident here",
    "resident. Xandrico Quillmoor",
    "resident (Xandrico Quillmoor",
    "at 4y in M named Xandrico",
    "at M named Xandrico",
    "male, SEVERE ANEMIA",
    "male, CT's Quillmoor",
    "seen by Xandrico ICU today",
    "seen by Xandrico Q today",
    "spoke with patricia1",
    "spoke with zorvan quillmoor",
  ])("is not seen in: %s", (text) => {
    expect(announced(text)).toBe(text);
  });

  it.each(
    "on in at and for who to from is was with has had said or as by of the that will an seen due after about".split(
      " ",
    ),
  )("ends, in lower case, before the word: %s", (word) => {
    expect(announced(`spoke with patricia ${word} it`)).toBe(`spoke with <patricia> ${word} it`);
  });
});

describe("a department", () => {
  it.each(
    "Cardiology Pediatric Pediatrics Psychiatry Neurosurgery Telemedicine Eldercare Physiotherapy Dayclinic Therapist Subdepartment Nightteam Homeservice Homeservices Subguideline Subguidelines".split(
      " ",
    ),
  )("is nobody: %s", (department) => {
    const text = `referred by Quillmoor ${department} today`;
    expect(announced(text)).toBe(text);
  });
});

it("an announced name is a name, under the name of the detector", () => {
  expect(createScanner({ detectors: [announcedName] }).find("wife named Xandrica")).toEqual([
    { start: 11, end: 19, classification: "name", detector: "announced-name" },
  ]);
});

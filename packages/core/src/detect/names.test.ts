import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { labelledName } from "./names.ts";
import { announcedName } from "./names-announced.ts";
import { segmentName } from "./names-segments.ts";

const labelled = marking(labelledName);
const announced = marking(announcedName);
const segments = marking(segmentName);

describe("a name behind a label", () => {
  it.each([
    "patient: <Ottoline Quill>",
    'patient="<Quill, Ottoline>"',
    "patient: <Ottoline Quill>.",
    "seen by: <Ottoline Q.> x",
    "lastName=<quillfeather>",
    "my name is <xiomarra>, hello",
    "Her maiden name is <Quillfeather>",
    "What is your last name? <Quill>",
    "Hi <ottoline>, how are you",
    "Dear <Ottoline Quill>!",
    "Hello, this is <Zephyrine>.",
    '"name": "<Ottoline Quill>"',
    "patient[last_name]=<quill>",
    "pt <Ottoline Q.> came",
    "next of kin: <Ottoline Quillfeather>",
  ])("is found: %s", (text) => {
    expect(labelled(unmarked(text))).toBe(text);
  });

  it.each(['"name" => "Zorvan Quill"', "[last_name] => Zorvan Quill", ":surname=>Zorvan Quill"])(
    "is found as Ruby and PHP print a pair: %s",
    (text) => {
      expect(labelled(text)).toBe(text.replace("Zorvan Quill", "<Zorvan Quill>"));
    },
  );

  it.each([
    "name: Protocol Logger",
    "patient Record Search",
    "Hi Team, it is done",
    "Hello World!",
    "last name: required",
    "first name is missing",
    "my name is not set",
    "hi there",
    "the patient came",
    "display off",
  ])("is not seen in: %s", (text) => {
    expect(labelled(text)).toBe(text);
  });
});

describe("a name of any origin", () => {
  it.each([
    "a male patient, <Xandrico Quillmoor>, seen",
    "wife named <Xandrica>, 40",
    "grandmother was called <Xandrica Quill>",
    "30yo F, <Xandrica Q.>, seen",
    "4 y/o M named <Xandrico>, well",
    "seen by <Xandrico Quillmoor, MD>",
    "results for <Xandrica Q.> are in",
    "pt <Xandrico Q.> came",
    "follow up with <patricia quillmoor> in May",
    "follow up with <patricia> on Monday",
    "son: <Xandrico Quillmoor>'s chart",
  ])("is found where the words before announce a person: %s", (text) => {
    expect(announced(unmarked(text))).toBe(text);
  });

  it.each([
    "results for Query Plan",
    "case of Null Pointer",
    "seen by Cardiology",
    "seen by Primary Care",
    "referred by Quillmoor Oncology",
    "female, African American",
    "patient, Hepatitis C",
    "male, NOT KNOWN",
    "child: Worker Thread",
    "follow up with someone soon",
    "follow up with 3 people",
    "patients.Xandrico Quill",
    "my.patient, Xandrico Quill",
    "drive f, Xandrico Quill",
    "patient Vitamin D deficient",
    "wife named 3",
    "signed by Xandrico Quill",
    "mother and child",
  ])("is not seen in: %s", (text) => {
    expect(announced(text)).toBe(text);
  });
});

describe("a name in a segment of a message", () => {
  it.each([
    "||<QUILL^OTTOLINE^X>|",
    "to <O'Quill^Ottoline> x",
    "<Quill-Moor^O> x",
    "to <Quéll^Ottoline>",
    "<O’Quill^O.> x",
  ])("is found: %s", (text) => {
    expect(segments(unmarked(text))).toBe(text);
  });

  it.each(["a^b", "2^Ten", "X^Y", "matches ^Start and ^end", "foo^Bar", "Quill^^x"])("is not seen in: %s", (text) => {
    expect(segments(text)).toBe(text);
  });
});

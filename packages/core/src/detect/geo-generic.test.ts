import { expect, it } from "vitest";
import { isGeneric } from "./geo-generic.ts";

it.each([
  "the",
  "Community",
  "General-Purpose Health",
  "Primary Care",
  "Long-term Veterans",
  "our Allied Digital",
  "Wound",
  "Rehabilitation",
  "it was",
])("words on the list say the kind alone: %s", (words) => {
  expect(isGeneric(words)).toBe(true);
});

it.each([
  "Nephrology",
  "NEPHROLOGY",
  "Podiatry",
  "Geriatric",
  "Geriatrics",
  "Phoniatrics",
  "Prosthetics",
  "Nephrology Care",
  "the Geriatrics",
])("departments say the kind alone: %s", (words) => {
  expect(isGeneric(words)).toBe(true);
});

it.each([
  "",
  "Quill",
  "Quill Care",
  "Care Quill",
  "Primary Quill Care",
  "Icsy",
  "Biologys",
  "Iatricsy",
  "Ology Quillics Moor",
  "Moory",
  "Moors",
  "Moorc",
])("other words say which one, and no words nothing: %s", (words) => {
  expect(isGeneric(words)).toBe(false);
});

import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { labelledName } from "./names.ts";
import { createScanner } from "./scanner.ts";

const labelled = marking(labelledName);
const rows = (texts: readonly string[]): [string][] => texts.map((text) => [text]);

const long = `Q${"u".repeat(30)}`;
const personLabels = [
  "patient",
  "pt",
  "member",
  "subscriber",
  "guarantor",
  "beneficiary",
  "next of kin",
  "seen by",
  "attn",
];
const kinds = ["first", "last", "given", "family", "middle", "maiden"];

describe("a label of a person", () => {
  it.each(rows(personLabels))("announces a name: %s", (label) => {
    for (const written of [label, label.toUpperCase()]) {
      for (const joint of [": ", "=", ":", " = ", '": "', '\\":\\"', "': '", " :"]) {
        expect(labelled(`${written}${joint}Ottoline Quill now`)).toBe(`${written}${joint}<Ottoline Quill> now`);
      }
    }
    const isBare = label === "patient" || label === "pt";
    expect(labelled(`${label} Ottoline Quill now`)).toBe(
      `${label} ${isBare ? "<Ottoline Quill>" : "Ottoline Quill"} now`,
    );
    expect(labelled(`${label}: ottoline quill`)).toBe(`${label}: ottoline quill`);
    expect(labelled(`${label}: Ottoline`)).toBe(`${label}: Ottoline`);
    expect(labelled(`${label}:  Ottoline Quill`)).toBe(`${label}:  Ottoline Quill`);
    expect(labelled(`${label}; Ottoline Quill`)).toBe(`${label}; Ottoline Quill`);
  });

  it.each(
    rows([
      "patient: <Ottoline Quill Moor Brindle> Hallow",
      "patient: <Quill, Ottoline>",
      "patient: <Quill^Ottoline^Moor>",
      "patient: <Quill,Ottoline+Moor>",
      "patient: <Quill, Ottoline M> x",
      "patient: <O'Quill-Moor Ö.> x",
      "patient: <Que\u0301ll Zé\u0301 Z.>",
      "patient: <Ottoline Quill>.",
      "patient: <Ottoline Q.>",
      "patient: <Ottoline Service>",
      `patient: <${long} ${long}>`,
      "patient\t<Ottoline Quill>",
      "pt\n<Ottoline Quill> now",
    ]),
  )("goes as far as the name does: %s", (text) => {
    expect(labelled(unmarked(text))).toBe(text);
  });

  it.each(
    rows([
      `patient: ${long}u Ottoline`,
      "patient: Ottoline   Quill",
      "patient: Ottoline; Quill",
      "patient  Ottoline Quill",
      ..."Not No Record Records Service Data Portal Api Id List Search Lookup Controller Resource Bundle Access Safety Care"
        .split(" ")
        .flatMap((word) => [`patient ${word} Quill`, `pt ${word} Quill`]),
    ]),
  )("announces none in: %s", (text) => {
    expect(labelled(text)).toBe(text);
  });

  it("announces a name that only begins as a word of machines does", () => {
    expect(labelled("patient Norbeck Quill")).toBe("patient <Norbeck Quill>");
    expect(labelled("patient: Record Quill")).toBe("patient: <Record Quill>");
    expect(labelled("Service said: last name: Quill")).toBe("Service said: last name: <Quill>");
  });
});

describe("a label of a name", () => {
  const whole = ["patient", "member", "subscriber", "guarantor", "full", "display"];
  it.each(
    rows([
      ...whole.flatMap((kind) => [`${kind} name`, `${kind}_name`, `${kind}-name`, `${kind}Name`, `${kind} full name`]),
      ...["patient_full_name", "patientFullName", "member-fullname"],
      ...kinds.flatMap((kind) => [`${kind} name`, `${kind}_name`, `${kind}-name`, `${kind}Name`, `${kind} names`]),
      ...["surname", "mother's maiden name", "mothers maiden name", "SURNAME", "Last Name"],
    ]),
  )("announces one, in lower case as well: %s", (label) => {
    for (const joint of [": ", "=", '":"', '\\": \\"', "? "]) {
      expect(labelled(`${label}${joint}quillfeather now`)).toBe(`${label}${joint}<quillfeather> now`);
    }
    expect(labelled(`${label} quillfeather`)).toBe(`${label} quillfeather`);
    expect(labelled(`${label}: 4`)).toBe(`${label}: 4`);
  });

  it.each(
    rows([
      "last name: <quill, Ottoline>",
      "last name: <quill,Ottoline+Moor Zorvan> Hallow",
      "last name: <quill^Ottoline> x",
      "last name: <O’quill-moor Ötti'Zo-Qé> x",
      "first name: <ottoline Quillfeather>, seen",
      "first name: <que\u0301ll Que\u0301ll>",
      "first name: <ottoline> quill",
      "first name: <ottoline>   Quill",
      "first name: <ottoline>;Quill",
      "last name: <Street>",
      "lastName=<Server>",
      "last name: <annas>, x",
      "last name: <Isolde>",
      `last name: <${long} ${long}>`,
      `last name: <${long}>u`,
      `last name: <Quill ${long}>u`,
      "last name: <Quill>.",
      "last name: <Quill Q.>",
    ]),
  )("goes as far as the name does: %s", (text) => {
    expect(labelled(unmarked(text))).toBe(text);
  });

  it.each(
    rows(
      "not required missing invalid empty null undefined too already is a an the unknown blank none set must cannot and or".split(
        " ",
      ),
    ),
  )("announces none before: %s", (word) => {
    expect(labelled(`last name: ${word} Quill`)).toBe(`last name: ${word} Quill`);
    expect(labelled(`my name is ${word}`)).toBe(`my name is ${word}`);
    expect(labelled(`last name: ${word}quill`)).toBe(`last name: <${word}quill>`);
  });

  const owners = [
    "my",
    "his",
    "her",
    "their",
    "patient",
    "patients",
    "patient's",
    "patient’s",
    "pt",
    "pts",
    "pt's",
    "pt’s",
  ];
  it.each(
    rows([
      ...owners.flatMap((owner) => [
        `${owner} name`,
        ...["full", "first", "last", "maiden", "middle"].map((kind) => `${owner} ${kind} name`),
      ]),
      ...[...kinds, "full"].map((kind) => `${kind} name`),
    ]),
  )("may be a sentence: %s is", (label) => {
    for (const verb of ["is", "was"]) {
      expect(labelled(`${label} ${verb} xiomarra quill`)).toBe(`${label} ${verb} <xiomarra> quill`);
      expect(labelled(`${label} ${verb} Xiomarra Quill.`)).toBe(`${label} ${verb} <Xiomarra Quill>.`);
    }
    expect(labelled(`${label} will be xiomarra`)).toBe(`${label} will be xiomarra`);
  });

  it.each(rows(["its name is xiomarra", "name is xiomarra", "my nickname is xiomarra", "patientxs name is xiomarra"]))(
    "announces none in: %s",
    (text) => {
      expect(labelled(text)).toBe(text);
    },
  );
});

describe("a bare name", () => {
  it.each(
    rows([
      "name: <Ottoline Quill>",
      '{"name":"<Ottoline Quill>"}',
      "Server: name: <Ottoline Quill>",
      "name: <LI, ANN>",
      "name: <ABC QUILL>",
      "name=<Quill, Ottoline>",
      "name: <Ottoline Quill Server>",
    ]),
  )("is a person's: %s", (text) => {
    expect(labelled(unmarked(text))).toBe(text);
  });

  it.each(
    rows([
      "name: Ottoline Server",
      "name: Server Ottoline",
      "name: Quill, Server",
      "name: Quill,+Server",
      "x y, name: Protocol Logger",
      "name: ottoline quill",
      "name: Ottoline",
      "name: QuillService Ottoline",
    ]),
  )("is a thing's: %s", (text) => {
    expect(labelled(text)).toBe(text);
  });
});

describe("a greeting", () => {
  it.each(
    rows(
      ["hi", "hello", "hey", "dear", "Hello"].flatMap((word) => [
        `${word} <ottoline>, now`,
        `${word}, <ottoline>!`,
        `${word} <Ottoline>`,
        `${word} <Ottoline Quill>\nnow`,
        `${word} this is <Ottoline Quill Moor>, now`,
        `${word}, this is <ottoline>. I`,
        `${word} <Ottoline Q.>, now`,
        `${word} <O'Quéll Que\u0301ll-Ünn>!`,
        `${word} <teamwina>!`,
        `${word} <Q${"u".repeat(24)} Q${"u".repeat(24)}>!`,
      ]),
    ),
  )("names the one greeted: %s", (text) => {
    expect(labelled(unmarked(text))).toBe(text);
  });

  it.each(
    rows([
      ..."there all team everyone everybody world sir madam customer user friend friends colleague colleagues patient doctor again i we the and or to from"
        .split(" ")
        .flatMap((word) => [`hi ${word}, now`, `Dear ${word}!`, `hello, this is ${word}.`]),
      "hi ottoline quill",
      "hi Ottoline; now",
      "hi Ottoline Quill Moor Brindle, now",
      "hi q, now",
      "hi  ottoline, now",
      "hi: ottoline, now",
      `hi Q${"u".repeat(25)}!`,
      "hi Ottoline quill, now",
      "hi 4you, now",
    ]),
  )("names nobody in: %s", (text) => {
    expect(labelled(text)).toBe(text);
  });
});

describe("the detector of labelled names", () => {
  it("reports names under its own name", () => {
    expect(createScanner({ detectors: [labelledName] }).find("x, last name: quill")).toEqual([
      { start: 14, end: 19, classification: "name", detector: "labelled-name" },
    ]);
  });
});

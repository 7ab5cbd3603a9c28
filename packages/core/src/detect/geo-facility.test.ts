import { describe, expect, it } from "vitest";
import { facility } from "./geo-facility.ts";
import { visitedPlace } from "./geo-visited.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const facilities = marking(facility);
const visited = marking(visitedPlace);
const either = marking(facility, visitedPlace);

describe("a facility", () => {
  it.each([
    "seen at <Quill Lake Hospital> on",
    "<Quill Lake Hospital> called",
    "at <St. Odd's Medical Center in Boston, MA>, on",
    "our <Fallow clinic> on",
    "to <Mt. Quill hospital> on",
    "at the <Quill and Odd Hospital, Boston> on",
    "at <Children's Hospital of Fallow> on",
    "at <Quill Children's Hospital Los Angeles> on",
    "at <Quill Med Ctr> from",
    "by <Quill Health Care> x",
    "(<Quill Odd Hospital>)",
    "at <University of Quill Hospital - Boston> x",
    "at <Quill Hosp>.",
    "at <Quill Hospital> in May",
    "at <Quill Hospital>, Xylo",
    "at <Quill Nursing Home in Fallow>.",
    "<Quill & Odd Hospital> x",
    "<Quill for Odd Hospital> x",
    "<Quill of the Moor Hospital> x",
    "<Quill de Odd Hospital> x",
    "<Quill del Odd Hospital> x",
    "<Quill la Odd Hospital> x",
    "Ab <Bc Cd Ef Fg Gh Hi Ij Hospital> x",
    "on Monday <Quill Hospital> x",
    "Quill (<Odd Hospital>) x",
    'x "<Odd Hospital>" x',
    "x \n<Odd Hospital> x",
    "at <Quill Hospital>- x",
    "at <Quill Hospital>\n x",
    "seen at <Quill clinic> x",
    "near the <Quill clinic>; x",
    "attended our <Quill clinic>? x",
    "(at a <Quill clinic>) x",
    "@ <Quill clinic>: x",
    "<QMC Hospital> x",
    "<Q Hospital> x",
    "at <Quill Hospital and Clinics of Odd> x",
    "at <Quill Hospital>\nMRN 5",
    "at <Quill Hospital>'s desk",
    "at <Quill Center>-based x",
    "at <Quill Center>.Then",
    "at <Quill Center>:Then",
    "x.\n<Quill Odd Hospital> called",
    "Quill\n<Odd Hospital> x",
    "Quill\nof <Odd Hospital> x",
    "Quill of\n<Odd Hospital> x",
    "at\n<Quill clinic> x",
    "at\nthe <Quill clinic> x",
    "at the\n<Quill clinic> x",
    "[<Odd Hospital>] x",
    "'<Odd Hospital>' x",
    '"at <Quill clinic>"',
    "'at <Quill clinic>'",
    "[at <Quill clinic>]",
  ])("is found by its kind, with the place behind it: %s", (text) => {
    expect(facilities(unmarked(text))).toBe(text);
  });

  it.each([
    "the hospital",
    "System Health Check",
    "a Community Hospital",
    "Outpatient Clinic",
    "the Main Office printer",
    "Public Health report",
    "Hematology Clinic",
    "at Quill, Hospital",
    "at Quill Center_x",
    "at Quill Center=3",
    "at Quill Center.js",
    "at Quill Center:x",
    "at Quill Center.5",
    "at Quill Center:_x",
    "at Quill Centeré x",
    "at Quill Center٣ x",
    "Quill Center",
    "quill hospital",
    "Quill hospital",
    "hospital",
    "In Hospital",
    `${"x".repeat(90)} hospital`,
    "at x.Quill hospital",
    "x.Q Hospital",
    "at x Quill clinic x",
    "xat Quill clinic x",
    "at Quill/Clinic x",
    "at Quill-Hospital x",
    "at Quill: Hospital x",
    "at Quill  Hospital x",
    "at Quill Hospital(x",
    "at Quill Hospital@x",
    "at Quill Hospital/x",
    "at Quill Hospital\\x",
    "at Monday Hospital x",
  ])("is not seen in: %s", (text) => {
    expect(facilities(text)).toBe(text);
  });
});

describe("a facility that is told by its last word alone", () => {
  it("is a hospital, a clinic, an infirmary, a hospice, a pharmacy or a nursing home", () => {
    for (const word of "Hospital Hospitals Hosp Clinic Infirmary Hospice Pharmacy Nursing".split(" ")) {
      const text = `<Quill ${word}> called`;
      expect(facilities(unmarked(text))).toBe(text);
    }
  });

  it("is any other only where it is said to be a place", () => {
    const others =
      "medical med health healthcare center centre ctr institute university college campus branch office facility practice presbyterian methodist general memorial associates specialists oncology cardiology orthopedics orthopaedics pediatrics dialysis rehab rehabilitation wellness imaging dermatology neurology urology gastroenterology";
    for (const word of others.split(" ")) {
      const text = `at <Quill ${word}> x`;
      expect(facilities(unmarked(text))).toBe(text);
      expect(facilities(`Quill ${word} x`)).toBe(`Quill ${word} x`);
    }
  });

  it("has words of at most 25 letters, within 70 characters", () => {
    const long = (letters: number): string => `Q${"u".repeat(letters - 1)}`;
    expect(facilities(`x ${long(25)} Hospital x`)).toBe(`x <${long(25)} Hospital> x`);
    expect(facilities(`x ${long(26)} Hospital x`)).toBe(`x ${long(26)} Hospital x`);
    const whole = `x Q <${[long(22), long(22), long(23)].join(" ")} Hospital> x`;
    expect(facilities(unmarked(whole))).toBe(whole);
    const run = [long(22), long(22), "Quill Moor Odd Fallow"].join(" ");
    const near = `Odd x <Q ${run} Hospital> x`;
    expect(facilities(unmarked(near))).toBe(near);
    for (const first of ["Odd Qu", "Odd QU", "Odd Qui", "Odd Quil", "Odd QUILL"]) {
      const text = `x ${first} <${run} Hospital> x`;
      expect(facilities(unmarked(text))).toBe(text);
    }
  });
});

it.each([
  ["facility", facility, "at Quill Hospital"],
  ["visited-place", visitedPlace, "visited Quillmoor"],
] as const)("%s tells a place", (detector, only, text) => {
  expect(createScanner({ detectors: [only] }).find(text)).toMatchObject([{ classification: "geo", detector }]);
});

describe("a place of any name", () => {
  it.each([
    "seen at <Quillmoor> last week",
    "at <Quillmoor> on May 3, 2023",
    "at <Quillmoor> (MRN: x)",
    "@ <Quillmoor> on 3/4/2023",
    "admitted to the <Quillmoor> unit",
    "discharged from <Quillmoor and Odd, Boston>, x",
    "diagnosed in <Quillmoor> and",
    "seen in <QMC> on Monday",
    "lives in <Quillmoor>.",
    "I'm in <Quillmoor>, at",
    "resident of <Quillmoor> and",
    "visited <Quillmoor> and",
    "ward 7B at <St. Odd’s>, seen",
    "post appendectomy at <Quillmoor>, x",
    "was seen (urgently) at <Quillmoor> x",
    "treated at <Éllmoor> x",
  ])("is found behind a clinical word, or before a date: %s", (text) => {
    expect(visited(unmarked(text))).toBe(text);
  });

  it.each([
    "at Object.foo (x)",
    "at Module._compile (x)",
    "Listening at Port 3000",
    "connected to Redis on Monday",
    "received from Kafka",
    "in Java",
    "of Quillmoor",
    "seen in Texas",
    "admitted to ICU",
    "referred to Cardiology",
    "seen at 5",
    "seen in March",
    "diagnosed in QMC then",
    "seen. Then at Quillmoor x",
    "a.at Quillmoor",
    "seen at an hour",
    "at",
    "seen in Ab",
    "seen in Primary Care",
  ])("is not seen in: %s", (text) => {
    expect(visited(text)).toBe(text);
  });
});

describe("a facility that is set off", () => {
  it.each([
    "room 12, <Odd Wellness Center>, admitted",
    "room 12 (<Quillmoor Cancer Institute>) x",
    "from <Quillmoor Pediatrics>; labs",
    "transferred to <Our Lady of Quillmoor> x",
    "room 12, <Quill Heart Center>",
    "room 12 (<Quill Heart Center>) x",
  ])("is found where its words say that patients are cared for: %s", (text) => {
    expect(either(unmarked(text))).toBe(text);
  });

  it.each([
    "room 12, Quillmoor center, x",
    "room 12 Quillmoor Institute, x",
    "the Quillmoor Clinic score for x",
    "to Interventional Cardiology, x",
    "x, Quillmoor Institute, x",
    "(Quill Heart center) x",
    "(Quill Heart Center x",
    "x Quill Heart Center, y",
    "Cancer: (Quill Center) x",
  ])("is not seen in: %s", (text) => {
    expect(facilities(text)).toBe(text);
  });
});

describe("a place of any name, by other words", () => {
  it.each([
    "seen <Quillmoor> 3/14/22",
    "admitted <St. Odd> x",
    "admitted <Quill Tucson> x",
    "followed by <Quillmoor> since May 2, 2023",
    "near <Quill Tucson> x",
    "trials near <Quillmoor> x",
    "Elizabeth Odd of <Quillmoor> x",
    "Elizabeth Q. of <Quillmoor> x",
    "Elizabeth Q. Odd from <Quillmoor> x",
    "5.5 at <Mayo Tucson>, x",
    "for Dr. Odd referred by Dr. Q. to <Quillmoor> x",
  ])("is found: %s", (text) => {
    expect(visited(unmarked(text))).toBe(text);
  });

  it.each([
    "seen Quillmoor was",
    "made by Quillmoor since May 2, 2023",
    "followed by Quillmoor was",
    "near Quillmoor x",
    "Zorvan of Quillmoor x",
    "(Of Quillmoor x",
    "zorvan. Of Quillmoor x",
    "x.A. of Quillmoor x",
  ])("is not seen in: %s", (text) => {
    expect(visited(text)).toBe(text);
  });
});

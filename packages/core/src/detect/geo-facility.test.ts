import { describe, expect, it } from "vitest";
import { facility } from "./geo-facility.ts";
import { visitedPlace } from "./geo-visited.ts";
import { marking, unmarked } from "./marked.test-data.ts";

const facilities = marking(facility);
const visited = marking(visitedPlace);

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
    "Quill Center",
    "quill hospital",
    "Quill hospital",
    "hospital",
    "In Hospital",
    `${"x".repeat(90)} hospital`,
    "at x.Quill hospital",
  ])("is not seen in: %s", (text) => {
    expect(facilities(text)).toBe(text);
  });
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
  ])("is found where its words say that patients are cared for: %s", (text) => {
    expect(marking(facility, visitedPlace)(unmarked(text))).toBe(text);
  });

  it.each([
    "room 12, Quillmoor center, x",
    "room 12 Quillmoor Institute, x",
    "the Quillmoor Clinic score for x",
    "to Interventional Cardiology, x",
    "x, Quillmoor Institute, x",
  ])("is not seen in: %s", (text) => {
    expect(marking(facility)(text)).toBe(text);
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
    expect(marking(visitedPlace)(unmarked(text))).toBe(text);
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
    expect(marking(visitedPlace)(text)).toBe(text);
  });
});

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

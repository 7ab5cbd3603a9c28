import { describe, expect, it } from "vitest";
import { labelledDate } from "./dates-labelled.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(labelledDate);
const words = (text: string): string[] => text.split(" ");

const ofBirth = words("dob dod born birth birthdate birthday bday bdate dateofbirth DOB Born");
const labels = [
  ...words("death died deceased admit admitted admission discharge discharged dos seen visit visited appointment appt"),
  ...words("dateofservice admissiondate admitdate dischargedate visitdate servicedate appointmentdate ADMITDATE"),
  ...[
    "date of service",
    "date_of_service",
    "dateOfService",
    "date-of-service",
    "service date",
    "service_dt",
    "DATE OF SERVICE",
  ],
];
/** Behind a label, before the date. */
const between = [
  " ",
  ":",
  ": ",
  "=",
  " = ",
  "=>",
  '" =>',
  '" => "',
  '\\" => \\"',
  "] => ",
  '"] => "',
  "-",
  " # ",
  '":"',
  "': '",
  '\\": \\"',
  " (",
  ": [",
  " (mm/dd/yyyy) ",
  "(yy-mm): ",
  "",
];

describe("a date in digits alone", () => {
  it.each([...ofBirth, ...labels])("is found behind %s", (label) => {
    expect(marked(`x ${label} 20230304 y`)).toBe(`x ${label} <20230304> y`);
    expect(marked(`x_${label}: 4.3.2023 y`)).toBe(`x_${label}: <4.3.2023> y`);
  });
  it.each(words("dates date dt day time of on in at is was the"))(
    "is found behind a label with the word %s",
    (word) => {
      for (const label of [`visit ${word}`, `visit_${word}`, `visit-${word} of`, `visit of the ${word}`]) {
        expect(marked(`${label} 20230304 y`)).toBe(`${label} <20230304> y`);
      }
      expect(marked(`visit ${word}x 20230304 y`)).toBe(`visit ${word}x 20230304 y`);
    },
  );
  it.each(between)("is found behind a label and %j", (text) =>
    expect(marked(`dob${text}19610304.`)).toBe(`dob${text}<19610304>.`),
  );
  it.each([
    "admitted at the time <20230304>",
    "visit of datetime <20230304>, dateofbirth: <030461>, admissionDateTime=<20230304>, visitDateTime: <202303041015>",
    'dischargeDateTime":"<20230304101500>", serviceDateTime <20230304>, admit_datetime=<20230304>',
    "dischargeDate=<20230304>, dischargeDt <20230304>, dischargedDate <20230304>, dischargeOnDate <20230304>",
    "discharged-day <20230304>, discharged <20230304>, visitDateOfDay <20230304>, admitted ---<20230304>",
    "admitted <20230304>, 20230305",
    "admitted <18010131>, died <19990101>, seen <20991231>",
    "admitted <01312023>, seen <31012023>, died <12311999>, visit <30121899>",
    "seen <20230304T1015>, visit <20230304 101530>, died <202303041015>, seen <20230304101530>",
    "seen <20230304101530.1>, visit <20230304101530.123456>, died <202303041015-0500>",
    "seen <20230304T1015Z>, visit <20230304T101530.123+0200> x",
  ])("is found in: %s", (text) => expect(marked(unmarked(text))).toBe(text));
  it.each([
    "20230304 is the date",
    "the date 20230304, the service 20230304",
    "service of 20230304, services date 20230304",
    "admitted on the day at 20230304",
    "admitted to 20230304",
    "admitted x20230304",
    "admitted   : 20230304",
    "admitted ---- 20230304",
    "admitted]]] 20230304",
    "admissionDateTimed 20230304",
    "admissionDateTimes 20230304",
    "admitted (a) 20230304",
    "admitted (mm/dd/yyyy/mm/dd) 20230304",
    "admitted (mm.dd) 20230304",
    "admitted 17230304, 21230304",
    "admitted 20230004",
    "admitted 20231304",
    "admitted 20230300",
    "admitted 20230332",
    "admitted 202303041",
    "admitted 20230304a",
    "admitted 20230304Z1",
    "admitted 00012023",
    "admitted 13322023",
    "admitted 03042123",
    "admitted 030461",
    "admitted 12345678",
  ])("is left in: %s", (text) => expect(marked(text)).toBe(text));
});

describe("a date of three numbers apart", () => {
  it.each([
    "seen <3.4.61> in, visit <3 4 61>, died <13.14.1961>, seen <3 14 2061>",
    "seen <9.4.61>, died <1961 3 4>, seen <1861 12 31>, visit <2061 1 12>. x",
  ])("is found behind a label in: %s", (text) => expect(marked(unmarked(text))).toBe(text));
  it.each([
    "seen 3.4 61",
    "seen 3,4,61",
    "seen 3.4.6",
    "seen 3.4.615",
    "seen 3.4.61x",
    "seen 3.4.61:30",
    "seen 3 4 1961x",
    "seen 3 4 19615",
    "seen 3 4 x1",
    "seen 3 4 1x",
    "seen 1961 3",
    "seen 1961 3 4x",
    "seen 1961 3 45x",
    "seen 1961 3 456",
    "seen 1961 3 4:30",
    "seen 1761 3 4",
    "seen 1961.3.4",
    "seen 345.6.78",
  ])("is left in: %s", (text) => expect(marked(text)).toBe(text));
});

describe("a date with the time of day", () => {
  const times = [
    " 10",
    " 1",
    " 10:30",
    " 1:30:15",
    ",T10:30",
    ", 10:30",
    "T1030",
    "T103015",
    "T10:30:15.1",
    "T10:30:15,123456789",
    " 10:30 AM",
    " 10:30PM",
    " 10:30:15 pm",
    "T10:30Z",
    "T10:30:15.123Z",
    "T10:30+02",
    "T10:30-0500",
    "T10:30:15+05:30",
  ];
  it.each(times)("is found whole behind a label: %s", (time) => {
    for (const date of ["2023-03-14", "13/14/2023", "3/4/1823"]) {
      expect(marked(`seen ${date}${time} x`)).toBe(`seen <${date}${time}> x`);
    }
  });
  it.each([
    "seen <2023-03-14 10:30> AMx",
    "seen <2023-03-14 10:30>:x",
    "seen <2023-03-14 10:30> CM",
    "seen <2023-03-14 1030> x",
    "seen <2023-03-14 10:30>.x",
  ])("is found to its end in: %s", (text) => expect(marked(unmarked(text))).toBe(text));
  it.each([
    "seen 2023-03-14 x",
    "seen 2023-03-14",
    "seen 2023-03-14 x10",
    "seen 2023-03-14 103",
    "seen 2023-03-14 10301",
    "seen 2023-3-14 10:30",
    "seen 2023/03/14 10:30",
    "seen 3/4/23 10:30",
    "seen 1723-03-14 10:30",
    "seen 2023-03-14_10:30",
  ])("is left in: %s", (text) => expect(marked(text)).toBe(text));
});

describe("a date of birth", () => {
  it.each([
    "dob <010203>",
    "dob <01020>, dob <010203>, born <12345678901234>, x",
    "dob <1961-064>, dob <1861-W09-6>, born <2061-W09> x",
    "dob <2205-02-31>, dob <2205/2/3>, dob <2205.12.31> x",
    "dob <3-4>, dob <13/14>, dob <3/14/61>, dob <13-4-1961>, dob <13/4-961> x",
    "dob <3/4>: x, dob <3-4>-x",
    "dob(mm/dd/yyyy): <030461> x",
  ])("is found in any form: %s", (text) => expect(marked(unmarked(text))).toBe(text));
  it.each([
    "dob 1234, dob 123456789012345",
    "dob 030461x",
    "dob 0304615Z",
    "dob 030461.5",
    "dob 030461:5",
    "dob 030461/5",
    "dob 030461-5",
    "dob 1961-0645",
    "dob 1961-064x",
    "dob 1961-064-",
    "dob 1961-W09x",
    "dob 1961-W095",
    "dob 1961-W9",
    "dob 2205-02/31",
    "dob 2205-02-312",
    "dob 1/345",
    "dob 123/4",
    "dob 12.5",
    "dob 12, born 7",
    "dob 1985.",
    "seen 030461",
    "seen 3-4",
    "seen 2205-02-31",
    "seen 1961-064",
    "a born-again 12345",
  ])("is left in: %s", (text) => expect(marked(text)).toBe(text));

  it("is a year that shows an age over 89", () => {
    const oldest = new Date().getUTCFullYear() - 90;
    for (const end of [" x", ", x", ")", ""]) {
      expect(marked(`dob ${oldest}${end}`)).toBe(`dob <${oldest}>${end}`);
      expect(marked(`dob ${oldest + 1}${end}`)).toBe(`dob ${oldest + 1}${end}`);
    }
    for (const end of ["5", ".", "/x", ":30", "-x"]) expect(marked(`dob ${oldest}${end}`)).not.toContain(`<${oldest}>`);
    expect(marked("dob 1799, dob 1800, dob 1899")).toBe("dob 1799, dob <1800>, dob <1899>");
    expect(marked(`died ${oldest}`)).toBe(`died ${oldest}`);
  });
});

it("says which detector found a date", () => {
  const { find } = createScanner({ detectors: [labelledDate] });
  expect(find("dob 19610304")).toEqual([{ start: 4, end: 12, classification: "date", detector: "labelled-date" }]);
});

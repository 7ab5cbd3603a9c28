import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numericDate } from "./dates.ts";
import { labelledDate } from "./dates-labelled.ts";
import { monthDate } from "./dates-prose.ts";
import { seasonDate } from "./dates-season.ts";
import { createSweep } from "./sweep.ts";

const sweep = createSweep([numericDate, monthDate, seasonDate, labelledDate]);

/** The text with what was found between `<` and `>`; findings that overlap are one. */
function marked(text: string): string {
  const found: { start: number; end: number }[] = [];
  sweep(text, (_detector, start, end) => found.push({ start, end }));
  let out = "";
  let from = 0;
  let last = 0;
  for (const { start, end } of found.sort((a, b) => a.start - b.start)) {
    if (start >= from) out += `${text.slice(from, start)}<`;
    else if (end <= from) continue;
    else out = out.slice(0, -1);
    last = Math.max(start, from);
    out += `${text.slice(start >= from ? start : last, end)}>`;
    from = end;
  }
  return out + text.slice(from);
}

/** What has to be found stands between `<` and `>`. */
const found = {
  "in digits": [
    "x <1961-03-04> y",
    "<1961/3/4>",
    "<2021.03.04>",
    "visit of <3/4/61>.",
    "<03-04-1961>",
    "<03.04.1961> in ward 3",
    "<4.3.1961>",
    "today is <4.3.61>, seen on <21.5.21>",
    "<31/12/2021>",
    "<12/31/2021>",
    "<08/23/1949>x",
    "(<11/22/2023>)",
    "patient_<1961-03-04>_scan",
    "the <3/4/2023> 10:30 visit",
    "on <3/4/2023>, 10:30 in clinic",
  ],
  "in ranges": [
    "from <3/4 to 5/6/2021> in rehab",
    "<3/4-5/6/2021>",
    "<3/4 - 5/6/21>",
    "<3/4-7/2021>",
    "<3/4/21-5/6/21>",
    "<3/4/2021 through 5/6/2021>",
    "<2021-03-04/2021-03-10>",
    "<Jan 3-7, 2022>",
    "<January 3 to 7, 2022>",
    "<Jan 3 - Feb 7, 2022>",
    "<12-15 April 2022>",
    "the <12th to the 15th of April>",
    "the <3rd-5th May>",
    "<3 and 5 April>; <3 & 5 April>",
  ],
  "of two numbers after a word that says so": [
    "seen <3/4> by",
    "seen on <08/22>, with",
    "admitted <12/25>",
    "between <3/4> and discharge",
    "DOB: <11/30>",
    'visit="<3/4>"',
    "since <03/2021>",
    "dx in <3/2021> of",
    "since <2021-03> stable",
    "until <03-2021>",
    "<05/2021> and <01/1999>",
  ],
  "with the month's name first": [
    "seen <April 12, 2023> again",
    "<April 12 2023>",
    "<APRIL 12TH, 2023>",
    "<april 12th, 2023>",
    "<Feb 5th>",
    "<Feb. 5>",
    "<Apr. 5, 2022>",
    "<March the 4th>",
    "<Jan 9th '23>",
    "<Jan 22, '24> at",
    "<May 3>, then",
    "<may 3rd>",
    "<may 3, 2022>",
    "<June 2nd of 2021>",
    "<Mar-04-1961>",
    "<Mar/04/61>",
    "<April\n12, 2023>",
    "<Apr12 2022>",
    "<April twelfth>",
    "<May twenty-first, 2020>",
    "<May third>",
    "<April 12, 2023> 10:30 AM",
  ],
  "with the month's name after the day": [
    "<12 Apr 1961>",
    "<12 Apr 61> in clinic",
    "<12th April 2022>",
    "the <4th of July 2021>",
    "<4th of March>",
    "the <4th day of March, 1961>",
    "<March 4 th, 1961>",
    "<4-Mar-61>",
    "<04-MAR-1961>",
    "<4 March '61>",
    "<12Apr1961>",
    "<04MAR61>",
    "dob<12Apr1961>",
    "due<4October>",
    "on <4Mar>-<7Mar> and <4feb>: no, <4aug>-",
    "the <fifth of May>",
    "<first of June, 2021>",
    "<2022 April 12>",
    "<2022-Apr-12>",
    "<3 May> 50 mg",
    "at <3 Apr> 10:30 in clinic",
    "<12 Apr 3>",
    "bed 45 <12 April>",
  ],
  "of a month and a year": [
    "<Mar-2021>",
    "<Mar-21> x",
    "<March 1961>",
    "<April of 2022>",
    "<April, 2022>",
    "<Sept. 2022>",
    "<mar 2021>",
    "early <May 2021>",
    "<April '22>",
    "<2022-Apr> x",
    "<APR2022>",
  ],
  "of a month alone that words place in time": [
    "seen <last July>",
    "<since August> worse",
    "<in May> he",
    "<mid-October>",
  ],
  "of a part of a year, beside a word of birth, death, stay or operation": [
    "admitted in the <fall of 2021>",
    "her stay in <Spring 2019>, discharged <winter 2020-21>",
    "died <summer '22>",
    "born <Q3 2022>",
    "DOB <Q3'22>, surgery <Q1-2021>",
    "readmitted <2022 Q3>, <2022Q3> or <2022-Q3>",
    "hospitalized in <the third quarter of 2022>",
    "since her surgery in <1st quarter 2022>",
    "passed away in a <quarter of 2022>",
    "after the <summer 2022> admission",
    "birth_date: <winter 1961>",
  ],
  "after a label": [
    "birthDate=<19610304>",
    "/patients?birthdate=<1961-03-04> 200",
    "/patients?birthdate=<1961-03-04> 404 in 12 ms",
    "patient dob<19610304>",
    '{"birthDate":"<19610304>"}',
    '{\\"birth_date\\": \\"<19610304>\\"}',
    "date of birth <19610304>",
    "dateOfBirth: <19610304>",
    "DOB <03041961>",
    "DOB <31031961>, <1961-03-04>",
    "DOB (mm/dd/yyyy): <03041961>",
    "dob <030461>",
    "dob: -<278000000>",
    "dob=<1678579200000>",
    "born on <3.4.61> in",
    "born <03 04 1961>",
    "DOB <1961 3 4>",
    "DOB <1961-064>, dob <1961-W09-6>, born <1961-W09>",
    "DOB <2205-02-31>",
    "DOB: <1985-03-04 10>, dob <1985-03-04T10:11:12,345>, born <1985-03-04 101112.5> in",
    "DOB <3-4>",
    "DOB <3-4-61>",
    "death date: <20230304>",
    "admitted <20230304>",
    "admission time <202303041015>",
    "discharged <20230304101530-0500>",
    "serviceDate=<20230304>",
    "date of service: <20230304>",
    "born <1985-03-04 10:11:12> in",
    "seen on <04/12/2023 10:30:15 AM>",
    "visited <2023-04-12T10:11:12Z>",
  ],
  "as instants that drivers make of birth dates": [
    "<1961-03-04T05:00:00.000Z> x",
    "<2019-03-04T00:00:00Z>",
    "<2019-03-04 00:00:00+02:00> x",
    "<3/4/1961 10:30:05> x",
    "10:30:05 <3/4/1961> x",
  ],
  "at a sentence's head with their time": [
    "On <2017-05-06 07:08:09>, the ward closed",
    "Done. On <2017-05-06 07:08:09>, x",
  ],
} as const;

/** Nothing may be found here. */
const left: readonly string[] = [
  // Time stamps.
  "2023-04-12 10:30:15 INFO ready",
  "2023-04-12T10:30:15.123Z x",
  "2023-04-12T1030 x",
  "[2023-04-12 10:30] ready",
  "[12/Apr/2023:10:30:15 +0000] GET",
  "Apr 12 10:30:15 host sshd[12]: x",
  "Apr 12 00:00:00 host x",
  "Wed Apr 12 10:30:15 2023 x",
  "Wed Apr 12 10:30 x",
  "3 Apr 10:30 x",
  "Wed, 12 Apr 2023 10:30:15 GMT",
  "part 123Apr2031",
  "at 2023-04-12 10:30:15, retrying in 3",
  "On 2023-04-12 10:30:15 the",
  "23/04/12 10:30:15 INFO",
  "2023-04-12_10:30:15 2023-04-12-10.30.15.123456",
  "10:30:15.123 UTC 04/12/2023 x",
  "10:30:15 2023-04-12",
  "2005.06.03 10:30:15",
  // Numbers, versions, fractions, addresses.
  "3/4 done, step 5/6, 12/2000 rows, 03/1500, 13/2021",
  "1.2.3 10.0.0.1 1.2.2020.4 4.3.61 v2021.3.4",
  "on 3/4 nodes, on 2/3 of, on 1/2/3, due 50/50, on 3/45, since 3/4%",
  "2021-03 build, 2021-13 since 2021-13, since 3-4, since 2021-3",
  "0/0/2021 13/13/2021 1/32/2021 32/1/2021 1961-13-04 1961-03-32 1700-01-01 3/4/1700 3/4/2",
  "1-1961-03-04 1961-03-04-1 1961-03-004 1961-03",
  "12-34-56 2-3 1/2/x 1/ 2- 3.x",
  "3/4/61x",
  "/03/2021 a03/2021",
  // Ids of machines.
  "a 2f04cec7-714f-4feb-bf60-37ca4e83fdec, 8a9842af-1829-4dec-b328-207cbc33b0b7, bdf24feb-06a2-4031-ac47-3b739df00112",
  "0x7feb3d0d9a1d, cfc9feb, 1d22feb8c, 0dfeb12, etag 1d9bd26f7feb890b, HaR1Jul9q, Ab6APR2021x, 8086:4feb 4dec:ae7b",
  // Words.
  "may 3 attempts, mar 4, sep 3, dec 10 and march 4 on",
  "It may. In march order. Mayhem 12, augment 3, dismay 12",
  "April showers, in june, in Mar, the May queue",
  "Jan 45, May 1500, April 3.5, April 3:15, June 31234, May 5%",
  "born: Spring 5, Spring 2021.0.3, fall back, Q5 2022, Q3, q=3, a quarter past, 12 Q3",
  "last assessed in the summer of 2022, flu season of winter 2020-21, the fall of 2021, Q3 2022 report",
  "admissions and deaths in winter 2020, stubborn spring 2021, he was discharged. In spring 2021 the ward closed",
  "the second of three, 12th man, 2021 and 1961",
  "Monday, last Thursday, tomorrow",
  "seen 3 times, born free, date 20230304, service 20230304, admitted 12345678, visit 13",
  "DOB unknown, born in 2001, dob: 1985, dob: x1961",
  "x10:30 April, 1.12 April, 123 April, 0 April, 45 April; 4xx April; xth April; of April, kind of April",
];

describe("dates", () => {
  describe.each(Object.entries(found))("%s", (_kind, texts) => {
    it.each(texts)("%s", (text) => expect(marked(text.replace(/[<>]/g, ""))).toBe(text));
  });

  it.each(left)("leaves %j", (text) => expect(marked(text)).toBe(text));

  it("keeps a year of birth unless it shows an age over 89", () => {
    const oldest = new Date().getUTCFullYear() - 90;
    expect(marked(`born in ${oldest} there`)).toBe(`born in <${oldest}> there`);
    expect(marked(`dob: ${oldest + 1}`)).toBe(`dob: ${oldest + 1}`);
    expect(marked(`admitted ${oldest}`)).toBe(`admitted ${oldest}`);
  });

  it("finds every day of every year in each written form", () => {
    const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const [year, month, monthDay] = date.toISOString().slice(0, 10).split("-") as [string, string, string];
        const name = date.toLocaleString("en-US", { month: "long", timeZone: "UTC" });
        const forms = [
          `${year}-${month}-${monthDay}`,
          `${Number(month)}/${Number(monthDay)}/${year}`,
          `${monthDay}.${month}.${year}`,
          `${name} ${Number(monthDay)}, ${year}`,
          `${Number(monthDay)} ${name.slice(0, 3)} ${year}`,
        ];
        for (const form of forms) expect(marked(`seen ${form} in clinic`)).toBe(`seen <${form}> in clinic`);
        expect(marked(`DOB ${year}${month}${monthDay}`)).toBe(`DOB <${year}${month}${monthDay}>`);
      }),
    );
  });

  it("stays within the text whatever the text is", () => {
    const piece = fc.constantFrom(
      "3",
      "12",
      "2021",
      "/",
      "-",
      ".",
      " ",
      "April",
      "may",
      "th",
      "of",
      "dob",
      "Q",
      "to",
      "'",
      ":",
      "fall",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join("");
        sweep(text, (_detector, start, end) => {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        });
      }),
    );
  });
});

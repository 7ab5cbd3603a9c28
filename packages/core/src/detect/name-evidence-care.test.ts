import { describe, expect, it } from "vitest";
import { isClinical } from "./name-evidence.ts";

describe("what two unknown words stand beside", () => {
  const isCare = (behind: string, before = ""): boolean => {
    const start = before.length;
    const text = `${before}Zorvan Quilmor${behind}`;
    return isClinical(text, start, start + 14);
  };

  it.each(
    [
      ..."hospital hospitalised dx treat treated treatment pregnant pregnancy patient patients pt pts mrn dob".split(
        " ",
      ),
      ..."dose doses dosing clinic clinics admitted seen tx rx hx lab labs therapy surgery chronic acute diabetes".split(
        " ",
      ),
      ..."cancer stroke pain infection disease syndrome failure depression insulin warfarin insurance medicaid".split(
        " ",
      ),
      ...["medicare", "gout", "asthma", "COPD", "year old", "year-old", "years old", "years-old", "(pt)", "1pt", "épt"],
      ...[
        "40yo",
        "40 yo",
        "40 y/o",
        "5mg",
        "5 mg",
        "5mcg",
        "5 mcg",
        "5kg",
        "5 kg",
        "40F",
        "40 F",
        "40M",
        "40 m",
        "40F,",
      ],
      ..."appendicitis osteoporosis thrombosis anemia otitis losartan anaemia appendectomy neuropathy neuralgia polyuria infliximab".split(
        " ",
      ),
      ..."lisinopril valsartan pravastatin atenolol penicillin neomycin metronidazole apixaban sitagliptin".split(" "),
      ..."empagliflozin liraglutide metformin doxycycline Lisinopril METFORMIN".split(" "),
    ].map((word) => [word]),
  )("is clinical before it and behind it: %s", (word) => {
    expect(isCare(` ${word}`)).toBe(true);
    expect(isCare(` ${word} now`)).toBe(true);
    expect(isCare("", `${word} `)).toBe(true);
    expect(isCare(" now", `the ${word}, `)).toBe(true);
  });

  it.each(
    [
      ...["connected to", "in 30 ms", "x mg", "a kg", "for M and F", "5  mg", "40 mgx", "40 Fx", "40 forms", "40 yos"],
      ...[
        "patientx",
        "inpatient",
        "ptx",
        "adx",
        "entreat",
        "labsx",
        "yearsold",
        "years.old",
        "painted",
        "paining",
        "seeing",
      ],
      ...["in April", "arthritisx", "the tide", "itis", "xitis", "atide", "lisinoprilx", "a statin", ""],
    ].map((words) => [words]),
  )("is not clinical: %s", (words) => {
    expect(isCare(` ${words}`)).toBe(false);
    expect(isCare("", `${words} `)).toBe(false);
  });

  it("is not looked at in the words themselves", () => {
    expect(isClinical("Gout Asthma", 0, 11)).toBe(false);
    expect(isClinical("x Gout Asthma y", 2, 13)).toBe(false);
  });

  it("is looked at within 120 characters", () => {
    const space = (count: number): string => " ".repeat(count);
    expect(isCare("", `gout${space(116)}`)).toBe(true);
    expect(isCare("", `x gout${space(116)}`)).toBe(true);
    expect(isCare("", `gout${space(117)}`)).toBe(false);
    expect(isCare("", `gout${space(400)}`)).toBe(false);
    expect(isCare(`${space(116)}gout`)).toBe(true);
    expect(isCare(`${space(116)}gout x`)).toBe(true);
    expect(isCare(`${space(117)}gout`)).toBe(false);
    expect(isCare(`${space(400)}gout`)).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { createGeneralize, generalizeAge, generalizeDate, generalizeZip } from "./generalize.ts";
import { newMaking, newRun } from "./run.test-data.ts";

const now = new Date(Date.UTC(2026, 2, 4));

describe("generalizeDate", () => {
  it.each([
    "1961-03-04",
    "1961-03-04T05:06:07Z",
    "1961/3/4",
    "03/04/1961",
    "4 March 1961",
    "March 4, 1961",
    "19610304",
  ])("keeps the year of %s and nothing else", (value) => expect(generalizeDate(value, now)).toBe("1961"));

  it("keeps no year that can show an age over 89", () => {
    expect(generalizeDate("1936-03-04", now)).toBeUndefined();
    expect(generalizeDate("1937-03-04", now)).toBe("1937");
  });

  it("keeps no year of the far future, and none where none can be read", () => {
    expect(generalizeDate("2027", now)).toBe("2027");
    for (const value of ["2028-01-01", "03/04/61", "Fenwick", "12345678901", 0, ""]) {
      expect(generalizeDate(value, now)).toBeUndefined();
    }
  });

  it("leaves a year as it is", () => expect(generalizeDate(1961, now)).toBe("1961"));
});

describe("generalizeAge", () => {
  it("keeps an age up to 89 and says 90+ above", () => {
    expect(generalizeAge(89)).toBe("89");
    expect(generalizeAge("89.9")).toBe("89");
    expect(generalizeAge(90)).toBe("90+");
    expect(generalizeAge("104")).toBe("90+");
    expect(generalizeAge("90+")).toBe("90+");
  });

  it("reads nothing else", () => {
    for (const value of ["-1", "1000", "45 years", "Fenwick"]) expect(generalizeAge(value)).toBeUndefined();
  });
});

describe("generalizeZip", () => {
  it("keeps three digits, and 000 where few people live or nobody does", () => {
    expect(generalizeZip("60614")).toBe("606");
    expect(generalizeZip("60614-1234")).toBe("606");
    expect(generalizeZip("606141234")).toBe("606");
    expect(generalizeZip("606")).toBe("606");
    expect(generalizeZip("03601")).toBe("000");
    expect(generalizeZip("00000")).toBe("000");
  });

  it("reads nothing else", () => {
    for (const value of [3601, "6061", "SW1A 1AA", "60614-12"]) expect(generalizeZip(value)).toBeUndefined();
  });
});

it("counts what is made coarser and redacts what cannot be read", () => {
  const making = newMaking();
  const generalize = createGeneralize("geo", making);
  expect(generalize("60614", newRun(), 0)).toBe('"606"');
  expect(generalize("12 Larkspur Lane", newRun(), 0)).toBe('"[REDACTED:geo]"');
  expect(making.decisions).toEqual(["generalize:geo", "redact:geo"]);
});

describe("what stands before, behind and around", () => {
  it.each(["1961-3", "March 4 1961", "Mar. 12, 1961", "12 March 1961", " 1961 "])("is no hindrance in %s", (value) =>
    expect(generalizeDate(value, now)).toBe("1961"),
  );
  it.each(["x 1961-03-04", "x 3/4/1961", "3/4/19611"])("makes %s unreadable", (value) =>
    expect(generalizeDate(value, now)).toBeUndefined(),
  );
  it("is cut off an age and a ZIP code where it is space", () => {
    expect(generalizeAge(" 45.25 ")).toBe("45");
    expect(generalizeZip(" 60614 ")).toBe("606");
  });
});

import { lowPopulationPrefixes } from "../policy/zip-prefixes.ts";
import { createClassified } from "./classified.ts";
import { createRedact } from "./redact.ts";
import type { Making, ValueRedactor } from "./run.ts";

/** The classifications that Safe Harbor allows to be made coarser. */
export type Generalizable = "date" | "age" | "geo";

const oldestAge = 89;

// A year first, or a year last; anything else has no year that can be told from a day.
const yearFirst = /^(\d{4})(?:$|[-/.]\d{1,2}(?:$|[-/.T ])|\d{4}(?:$|T))/;
const yearLast = /^(?:\d{1,2}[-/.]\d{1,2}[-/.]|\w{3,9}\.? \d{1,2},? |\d{1,2} \w{3,9}\.? )(\d{4})$/;

/** The year of a date, unless it shows an age over 89. Source: 45 CFR 164.514(b)(2)(i)(C). */
export function generalizeDate(value: string | number, now = new Date()): string | undefined {
  const text = String(value).trim();
  const year = Number((yearFirst.exec(text) ?? yearLast.exec(text))?.[1]);
  // A person born in the year `now - 90` may have had the 90th birthday.
  return year > now.getUTCFullYear() - oldestAge - 1 && year <= now.getUTCFullYear() + 1 ? String(year) : undefined;
}

/** The age, or `90+`. Source: 45 CFR 164.514(b)(2)(i)(C). */
export function generalizeAge(value: string | number): string | undefined {
  const text = String(value).trim();
  if (text === `${oldestAge + 1}+`) return text;
  if (!/^\d{1,3}(?:\.\d+)?$/.test(text)) return undefined;
  const years = Math.floor(Number(text));
  return years > oldestAge ? `${oldestAge + 1}+` : String(years);
}

/** The first three digits of a ZIP code, `000` where they hold 20,000 people or fewer or are unknown. */
export function generalizeZip(value: string | number): string | undefined {
  const prefix = /^(\d{3})(?:\d{2}(?:-?\d{4})?)?$/.exec(String(value).trim())?.[1];
  if (prefix === undefined) return undefined;
  return lowPopulationPrefixes.has(prefix) ? "000" : prefix;
}

const generalizers = { date: generalizeDate, age: generalizeAge, geo: generalizeZip };

/** Makes a date, an age or a ZIP code as coarse as Safe Harbor asks; redacts what it cannot read. */
export function createGeneralize(classification: Generalizable, making: Making): ValueRedactor {
  const tally = making.tally(making.path, "generalize", classification);
  const generalize = generalizers[classification];
  return createClassified(createRedact(classification, making), (value) => {
    const coarse = generalize(value);
    if (coarse === undefined) return undefined;
    making.count(tally);
    return `"${coarse}"`;
  });
}

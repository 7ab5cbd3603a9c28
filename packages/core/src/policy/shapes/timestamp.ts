import { readDigits } from "./characters.ts";

const day = 86_400_000;
// Zones lie at whole, half and quarter hours, and so do appointments.
const quarterHour = 900_000;

/** Milliseconds since 1970 of `YYYY-MM-DDTHH:MM[:SS[.fff…]](Z|±HH:MM)`, with a fraction of 1 to 9 digits; NaN for any other string. */
export function readInstant(value: string): number {
  const { length } = value;
  if (length < 17 || length > 35) return Number.NaN;
  if (value[4] !== "-" || value[7] !== "-" || value[10] !== "T" || value[13] !== ":") return Number.NaN;
  const year = readDigits(value, 0, 4);
  const month = readDigits(value, 5, 7);
  const date = readDigits(value, 8, 10);
  const hour = readDigits(value, 11, 13);
  const minute = readDigits(value, 14, 16);
  let at = 16;
  let second = 0;
  let fraction = 0;
  if (value[at] === ":") {
    second = readDigits(value, 17, 19);
    at = 19;
    if (value[at] === ".") {
      const start = ++at;
      while (at < length && readDigits(value, at, at + 1) >= 0) at++;
      if (at === start || at - start > 9) return Number.NaN;
      fraction = readDigits(value, start, at) / 10 ** (at - start);
    }
  }
  const offset = readOffset(value, at);
  const fits = year >= 1000 && month >= 1 && month <= 12 && date >= 1 && hour >= 0 && hour < 24;
  if (!fits || minute < 0 || minute > 59 || second < 0 || second > 59) return Number.NaN;
  const midnight = Date.UTC(year, month - 1, date);
  if (date > 28 && new Date(midnight).getUTCDate() !== date) return Number.NaN;
  return midnight + (hour * 3600 + (minute - offset) * 60 + second + fraction) * 1000;
}

/** Minutes east of UTC, to the end of the string; NaN where no offset stands there. */
function readOffset(value: string, at: number): number {
  if (value[at] === "Z") return at + 1 === value.length ? 0 : Number.NaN;
  const sign = value[at] === "+" ? 1 : value[at] === "-" ? -1 : Number.NaN;
  const hours = readDigits(value, at + 1, at + 3);
  const minutes = readDigits(value, at + 4, at + 6);
  const fits = value.length === at + 6 && value[at + 3] === ":" && hours >= 0 && hours <= 14 && minutes >= 0;
  return fits && minutes < 60 ? sign * (hours * 60 + minutes) : Number.NaN;
}

/**
 * Checks instants, as ISO 8601 text or as milliseconds or seconds since 1970: from `past` ms before now to `future` ms after,
 * and never on a quarter of an hour, where drivers put birth dates (midnight in some zone) and calendars put appointments.
 * @default past 86400000, future 300000
 */
export function createTimestampChecks(past = day, future = 300_000, now: () => number = Date.now) {
  const isNear = (instant: number, limit: number) => instant >= limit - past && instant <= limit + future;
  return {
    string(value: string): boolean {
      const instant = readInstant(value);
      return isNear(instant, now()) && instant % quarterHour !== 0;
    },
    number(value: number): boolean {
      const limit = now();
      if (isNear(value, limit)) return value % quarterHour !== 0;
      return isNear(value * 1000, limit) && (value * 1000) % quarterHour !== 0;
    },
  };
}

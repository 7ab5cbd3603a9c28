import { isHex, isRequestId, isUuid } from "../policy/shapes/request-id.ts";
import { isVersion } from "../policy/shapes/version.ts";

const units = new Set(
  (
    "ns us µs ms msec msecs millis milliseconds millisecond s sec secs second seconds m min mins minute minutes h hr hrs hour " +
    "hours d day days wk wks week weeks mo mos month months y yr yrs year years bit bits b byte bytes kb mb gb tb pb kib mib " +
    "gib tib kbps mbps gbps bps hz khz mhz ghz rpm rps qps px pt em rem kg g mg mcg ug µg ng pg lb lbs oz l dl ml cl ul µl " +
    "mmol mol mmhg meq iu u units unit cm mm km ft bpm kcal cal cells copies percent pct x st nd rd th fold rows records items " +
    "lines times requests messages events entries files attempts retries connections threads ops calls pages"
  ).split(" "),
);
/** Units of numbers that programs print in full, however long: a moment's length and a size. Other units have short ones. */
const vast = new Set(
  "ns µs ms msec msecs millis milliseconds millisecond byte bytes kb mb gb tb kib mib gib".split(" "),
);
const mostCounted = 5;
const longestUnit = 12;
const longestCode = 80;

const counted = /^\d{1,12}(?:,\d{3}){0,3}(?:\.\d{1,6})?$/;
const withUnit = /^(\d{1,12}(?:\.\d{1,6})?)[-_]?([a-zµ]{1,12})$/i;
const plainForms = [
  /^\d{1,4}$/,
  /^\d,\d{3}$/,
  /^\d{1,4}\.\d{1,3}$/,
  /^0\.\d{1,7}$/,
  /^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?$/,
  /^[1-9]\d{0,2}:[1-9]\d{0,3}$/,
  /^[1-9]\d?-[1-9]\d?$/,
  /^(?:19|20)\d\d-(?:19|20)\d\d$/,
  /^0x[0-9a-f]{1,32}$/i,
];
const slashed = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/;

function isLetter(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || code === 181;
}

/** Blood pressure, a share: two numbers that cannot be a day and a month. */
function isRatio(code: string): boolean {
  const [, first, second] = slashed.exec(code) ?? [];
  if (first === undefined) return false;
  const [one, other] = [Number(first), Number(second)];
  return one > 31 || other > 31 || (one > 12 && other > 12);
}

/** The unit that stands right behind, or behind one space or hyphen, in lower case; undefined where none does. */
function unitBehind(text: string, end: number): string | undefined {
  const next = text.charCodeAt(end);
  let start = next === 32 || next === 45 ? end + 1 : end;
  const sign = text.charAt(start);
  if (sign === "%" || sign === "°") return sign;
  const from = start;
  while (start - from <= longestUnit && isLetter(text.charCodeAt(start))) start++;
  const unit = text.slice(from, start).toLowerCase();
  return units.has(unit) ? unit : undefined;
}

/** Whether a unit stands right behind, or behind one space or hyphen. */
export function hasUnit(text: string, end: number): boolean {
  return unitBehind(text, end) !== undefined;
}

/** Whether a number is as long as those of its unit are: with a unit behind it, a record's number is none of a size. */
function fits(code: string, unit: string): boolean {
  return code.includes(",") || vast.has(unit) || /^\d*/.exec(code)![0].length <= mostCounted;
}

/** A port: behind the word, or behind a host and a colon. */
function isPort(text: string, start: number, code: string): boolean {
  if (!/^\d{5}$/.test(code) || Number(code) > 65_535) return false;
  return /(?:\bport[ =:]|[a-z\d.\]]:)$/i.test(text.slice(Math.max(0, start - 6), start));
}

/**
 * Whether letters, digits and what joins them from `start` to `end` are a number that is plainly technical as a whole: below
 * 10,000, with a unit, a version, a time of day, a port, `0x…`, or an id as `arguments: "shapes"` keeps it.
 */
export function isPlainNumber(text: string, start: number, end: number): boolean {
  if (end - start > longestCode) return false;
  const code = text.slice(start, end);
  if (plainForms.some((form) => form.test(code)) || isRatio(code) || isVersion(code)) return true;
  if (counted.test(code)) {
    const behind = unitBehind(text, end);
    return behind === undefined ? isPort(text, start, code) : fits(code, behind);
  }
  const unit = withUnit.exec(code)?.[2]?.toLowerCase();
  if (unit !== undefined) return units.has(unit) && fits(code, unit);
  return isUuid(code) || isHex(code) || (code.length > 16 && isRequestId(code));
}

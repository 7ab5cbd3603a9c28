import { countHexLetters, isDigit, readDigits } from "./characters.ts";

/** A UUID of RFC 9562 (versions 1 to 8), in either case, with at least one letter: a record number can hide in digits. */
export function isUuid(value: string): boolean {
  if (value.length !== 36) return false;
  let letters = 0;
  for (let start = 0, part = 0; part < 5; part++) {
    const end = start + (part === 0 ? 8 : part === 4 ? 12 : 4);
    if (part > 0 && value.charCodeAt(start - 1) !== 45) return false;
    const found = countHexLetters(value, start, end);
    if (found < 0) return false;
    letters += found;
    start = end + 1;
  }
  const version = value.charCodeAt(14);
  return letters > 0 && version >= 49 && version <= 56 && "89abAB".includes(value[19]!);
}

/** 16 to 64 hexadecimal digits, at least one of them a letter. */
export function isHex(value: string): boolean {
  return value.length >= 16 && value.length <= 64 && countHexLetters(value) > 0;
}

/** 8 to 16 lower-case hexadecimal digits. Letters at the ends alone are the form of licence and claim numbers. */
export function isShortHex(value: string): boolean {
  return /^[0-9a-f]{8,16}$/.test(value) && countHexLetters(value) > 0 && !/^[a-f]{0,2}[0-9]+[a-f]{0,2}$/.test(value);
}

// Payment cards have 16 digits; of random 64-bit trace ids one in two thousand has.
function isCardNumber(value: string): boolean {
  if (value.length !== 16 || value < "2" || value >= "7") return false;
  let sum = 0;
  for (let at = 0; at < 16; at++) {
    const number = value.charCodeAt(at) - 48;
    const weighted = at % 2 === 0 ? number * 2 : number;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

function isDecimalId(value: string): boolean {
  if (readDigits(value, 0, value.length) < 0) return false;
  return value.length <= 6 || (value.length >= 16 && value.length <= 39 && !isCardNumber(value));
}

const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const xray = /^1-[0-9a-f]{8}-[0-9a-f]{24}$/;
const traceparent = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
const fastifyDefault = /^req-[0-9a-z]{1,6}$/;

/**
 * A UUID, ULID, X-Ray id, W3C traceparent, hexadecimal trace id or short host id, Fastify's `req-1a`,
 * or decimal digits: at most 6 (a counter) or 16 to 39 (a trace id) that are no payment card.
 */
export function isRequestId(value: string): boolean {
  if (value.length === 0 || value.length > 64) return false;
  if (isDigit(value.charCodeAt(0)) && isDecimalId(value)) return true;
  if (isUuid(value) || isHex(value) || isShortHex(value)) return true;
  return ulid.test(value) || xray.test(value) || traceparent.test(value) || fastifyDefault.test(value);
}

/** A counter: 0 to 999,999. */
export function isRequestNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 999_999;
}

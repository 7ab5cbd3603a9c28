import type { Bounds } from "../policy.ts";

// From 10,000 on a number can be a ZIP code or a record number.
const small = 9_999.999;
// One hour, and below eight digits: the compact date 19610304 has eight, a social security number nine.
const longestDuration = 3_600_000;
const mostBytes = 9_999_999;

export type NumberName = "number" | "integer" | "milliseconds" | "bytes";

function hasAtMostThreeDecimals(value: number): boolean {
  return Math.round(value * 1000) / 1000 === value;
}

/**
 * Checks numbers of a kind within bounds; a bound that is not given keeps its default.
 * `number` without any bound also takes at most three decimals from 1 on: a coordinate has more.
 * @default number and integer: absolute value under 10000; milliseconds: 0 to 3600000; bytes: 0 to 9999999
 */
export function createNumberCheck(name: NumberName, bounds: Bounds = {}): (value: number) => boolean {
  const signed = name === "number" || name === "integer";
  const { min = signed ? -small : 0, max = signed ? small : name === "bytes" ? mostBytes : longestDuration } = bounds;
  const isWithin = (value: number) => value >= min && value <= max;
  if (name === "integer" || name === "bytes") return (value) => isWithin(value) && Number.isInteger(value);
  if (name === "milliseconds" || bounds.min !== undefined || bounds.max !== undefined) return isWithin;
  return (value) => isWithin(value) && (Math.abs(value) < 1 || hasAtMostThreeDecimals(value));
}

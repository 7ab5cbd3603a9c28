import { CODES, type Gate, isDigit, isJoint, NEXT, ROW, SECOND_NEXT } from "./sweep-anchors.ts";
import { DIGIT, LOWER, type Tables, UPPER } from "./sweep-tables.ts";

const isWordPart = (kinds: Uint8Array, code: number): boolean => (kinds[code]! & (DIGIT | LOWER | UPPER)) !== 0;

/** Whether a word, a number or a chain of numbers may go on where a part begins: alone it is another one. */
export const beginsWithin = (kinds: Uint8Array, bytes: Uint8Array, from: number): boolean =>
  isWordPart(kinds, bytes[from]!) || (isJoint(bytes[from]!) && isDigit(bytes[from + 1]!));

/** Whether a part ends within a word or number. */
export const endsWithin = (kinds: Uint8Array, bytes: Uint8Array, to: number): boolean =>
  isWordPart(kinds, bytes[to]!) && isWordPart(kinds, bytes[to - 1]!);

const isLetter = (kinds: Uint8Array, code: number): boolean => (kinds[code]! & (LOWER | UPPER)) !== 0;

/** Whether a word at the end of a part, or one character before it, is asked about only where nothing stands behind it. */
export function endsFreed({ kinds, freed }: Tables, bytes: Uint8Array, to: number): boolean {
  const next = bytes[to]!;
  const second = CODES + bytes[to + 1]!;
  if (isLetter(kinds, bytes[to - 1]!)) return freed[next] === 1 || freed[second] === 1;
  return isLetter(kinds, bytes[to - 2]!) && freed[CODES + next] === 1;
}

/** Whether a sign at the end of a part asks for what stands behind it not to be there: `.` in `J.Q.` before a date. */
export function endsAnew({ bits }: Gate, bytes: Uint8Array, to: number): boolean {
  const alone = bits[ROW + bytes[to - 1]!]! & bits[NEXT]! & bits[SECOND_NEXT]!;
  return (alone & ~(bits[NEXT + bytes[to]!]! & bits[SECOND_NEXT + bytes[to + 1]!]!)) !== 0;
}

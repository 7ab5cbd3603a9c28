import type { FaultKind, FaultOptions } from "@philog/aws-local";
import { InvalidArgumentError } from "commander";

const kinds = {
  throttle: true,
  unavailable: true,
  internal: true,
  denied: true,
  "expired-credentials": true,
  "clock-skew": true,
  slow: true,
  "lost-reply": true,
  refuse: true,
} as const satisfies Record<FaultKind, true>;

/** The kinds of faults, for the help. */
export const faultKinds = Object.keys(kinds);

const isKind = (text: string): text is FaultKind => Object.hasOwn(kinds, text);

type Members = { -readonly [Name in keyof Omit<FaultOptions, "kind">]: FaultOptions[Name] };

const count = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);
const share = (text: string) => (/^(?:0?\.\d{1,6}|0|1)$/.test(text) ? Number(text) : undefined);
const word = (text: string) => (text === "" ? undefined : text);

/** Each reads its text; undefined where it does not fit. */
const readers: { [Name in keyof Members]-?: (text: string) => Members[Name] } = {
  share,
  durationMs: count,
  operation: word,
  accessKeyId: word,
  group: word,
  times: count,
  delayMs: count,
};

const isName = (text: string): text is keyof Members => Object.hasOwn(readers, text);

function readMember(text: string): Members {
  const at = text.indexOf("=");
  const name = at < 0 ? text : text.slice(0, at);
  if (!isName(name)) throw new InvalidArgumentError(`Behind the kind stand ${Object.keys(readers).join(", ")}.`);
  const value = readers[name](text.slice(at + 1));
  if (at < 0 || value === undefined) throw new InvalidArgumentError(`What stands behind ${name}= does not fit.`);
  return { [name]: value };
}

/** Reads a fault, such as `throttle,share=0.1,operation=PutLogEvents`. */
export function readFault(text: string, before: readonly FaultOptions[] = []): FaultOptions[] {
  const [kind = "", ...members] = text.split(",");
  if (!isKind(kind)) throw new InvalidArgumentError(`It starts with one of ${faultKinds.join(", ")}.`);
  return [...before, Object.assign({ kind }, ...members.map(readMember))];
}

import { checkLines, type Fault } from "../fuzz/checks.ts";
import { snapshot } from "../fuzz/snapshot.ts";
import type { Batch } from "./batch.ts";
import type { Answer } from "./client.ts";
import type { Guard } from "./guard.ts";
import { differences } from "./seen.ts";
import type { Side } from "./side.ts";
import type { Wire } from "./wire.ts";

const said = (answer: Answer): string => (typeof answer === "string" ? answer : answer.head[0]!);

/** Faults of answers: each has to be that of the framework as it is. */
export function compareAnswers(wires: ReadonlyMap<number, Wire>, was: Batch, is: Batch): Fault[] {
  const faults: Fault[] = [];
  for (const [at, number] of [...wires.keys()].entries()) {
    const [one, other] = [was.answers[at]!, is.answers[at]!];
    // Node refuses a body that is none as it comes: an answer may be there before.
    if (wires.get(number)!.raw?.includes("chunked") === true) continue;
    if (JSON.stringify(one) === JSON.stringify(other)) continue;
    faults.push({ kind: "changed response", detail: `${number}: ${said(one)}, behind it ${said(other)}` });
  }
  if (was.arrived !== is.arrived) faults.push({ kind: "changed response", detail: "requests that arrived" });
  // Express prints an error a turn later, and crashes over what it cannot read then; behind an adapter it prints nothing.
  const others = was.crashes.filter((from) => !/util\/inspect|logerror/.test(from));
  if (is.crashes.length > others.length) {
    faults.push({ kind: "exception", detail: `bare: ${others.join(" | ")}; behind it: ${is.crashes.join(" | ")}` });
  }
  // Where the bare app has crashed, its connections were ended then: nobody waited for one that never answers.
  const isKnown = was.isStuck || was.crashes.length > 0;
  if (is.isStuck && !isKnown) faults.push({ kind: "exception", detail: "never answered" });
  return faults;
}

/** Faults of objects that an application has: requests and what it logged. */
export function compareObjects(
  wires: ReadonlyMap<number, Wire>,
  bare: Side,
  guarded: Side,
  restored: readonly string[],
): Fault[] {
  const faults: Fault[] = guarded.thrown().map((detail) => ({ kind: "exception", detail }));
  for (const [number, { abort, raw }] of wires) {
    const [one, other] = [bare.seen.get(number), guarded.seen.get(number)];
    const members =
      one === undefined || other === undefined
        ? []
        : differences(one, other).filter((member) => !restored.includes(member));
    // How far a request came that its client, or Node, broke off is chance.
    if (members.length > 0 && abort === undefined && raw?.includes("chunked") !== true) {
      faults.push({ kind: "changed request", detail: `${number}: ${members.join(", ")}` });
    }
    for (const { args, bindings, before } of guarded.acts.get(number)!.logs) {
      if (snapshot([args, bindings]) !== before) faults.push({ kind: "changed input", detail: `${number}` });
    }
  }
  return faults;
}

/** The line of a request, or what can stand in its place: a catalogue may not have its message. */
const ownLine = /request (?:completed|errored|aborted)|withheld|lockdown|\[LIMIT:|"(?:msg|message)":"\[REDACTED\]"/;

interface Written {
  /** What was written to the logger, line by line. */
  lines: string[];
  stdout: string;
  /** All of it, stderr included. */
  all: string;
}

/** Faults of lines: each is JSON, and there is one for each request where its level is written. */
export function checkWritten({ lines, stdout, all }: Written, guard: Guard, requests: number): Fault[] {
  const printed = stdout.split("\n").slice(0, -1);
  const faults = [
    ...checkLines(lines, guard.end),
    ...checkLines(
      printed.map((line) => `${line}\n`),
      "\n",
    ),
  ];
  const count = all.split("\n").filter((line) => ownLine.test(line)).length;
  if (guard.tellsAll && count < requests) {
    faults.push({ kind: "lost line", detail: `${count} lines of ${requests} requests` });
  }
  return faults;
}

import type { PathFault } from "./path.ts";

/** One step of a path of pino's `redact`. pino's own wildcard is `star`; `deep` is `**`, which it does not have. */
export interface PinoStep {
  kind: "key" | "index" | "star" | "deep";
  /** The text of the step, without brackets and quotes. */
  text: string;
}

const bare = /[^.[\]]+/y;
const bracket = /\[(?:(["'`])((?:\\.|(?!\1)[^\\])*)\1|([^"'`[\]]+))\]/sy;
const arrayIndex = /^(?:0|[1-9]\d*)$/;

function stepOf(text: string, first: boolean, quoted = false): PinoStep {
  // Quotes make no difference to pino: it takes them off before it looks for wildcards.
  if (text === "*") return { kind: "star", text };
  if (text === "**" && !quoted) return { kind: "deep", text };
  // A record is no array.
  return { kind: !first && arrayIndex.test(text) ? "index" : "key", text };
}

/**
 * Reads a path of pino's `redact` without throwing: its steps, or what is wrong with it. Takes what fast-redact and
 * @pinojs/redact both mean by a path; where the two differ, the reading that covers more.
 */
export function readPinoPath(path: string): PinoStep[] | PathFault {
  const steps: PinoStep[] = [];
  let position = 0;
  const fault = (reason: string): PathFault => ({ position, reason });
  if (path === "") return fault("the path is empty");
  while (position < path.length) {
    if (path[position] === "[") {
      bracket.lastIndex = position;
      const match = bracket.exec(path);
      if (match === null) return fault("a bracket holds *, a number or a key in quotes");
      const [whole, quote, quoted, plain] = match;
      if (quote !== undefined && quoted!.includes("\\")) {
        return fault("versions of pino differ in what a backslash means; write the rule by hand");
      }
      steps.push(stepOf(quoted ?? plain!, steps.length === 0, quote !== undefined));
      position += whole.length;
      continue;
    }
    if (steps.length > 0) {
      if (path[position] !== ".") return fault("a segment is followed by . or [");
      position += 1;
    }
    bare.lastIndex = position;
    const text = bare.exec(path)?.[0];
    if (text === undefined) return fault("a segment is empty");
    if (text.includes(",")) return fault("each path is a string of its own");
    steps.push(stepOf(text, steps.length === 0));
    position += text.length;
  }
  return steps;
}

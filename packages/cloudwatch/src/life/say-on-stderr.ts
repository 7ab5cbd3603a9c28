import process from "node:process";
import type { Problem } from "../errors.ts";

/** Where problems go if nobody listens: one JSON line each. */
export function sayOnStderr(problem: Problem): void {
  process.stderr.write(`${JSON.stringify({ level: 50, time: Date.now(), philog: "cloudwatch", ...problem })}\n`);
}

import { createInterface } from "node:readline";
import type { Io } from "../../io.ts";
import { awsFailure } from "../aws-error.ts";

/** Asks at the terminal, on stderr. Throws `Failure` where there is none. */
export async function confirm(io: Io, question: string): Promise<boolean> {
  if (!io.stdin.isTTY) throw awsFailure("PHILOG_AWS_CONFIRM");
  const terminal = createInterface({ input: io.stdin, output: io.stderr, terminal: false });
  try {
    return await new Promise((resolve) => {
      terminal.once("close", () => resolve(false));
      terminal.question(`${question} [yes/no] `, (answer) => resolve(answer.trim().toLowerCase() === "yes"));
    });
  } finally {
    terminal.close();
  }
}

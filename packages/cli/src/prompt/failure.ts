import { RedactionError } from "@philog/core";
import { exit } from "../exit.ts";

/** Ends a command with an exit code and a message for people, which never holds a value. */
export class Failure extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.name = "Failure";
    this.exitCode = exitCode;
  }
}

/** The code of an error of the system or of Node, such as `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === "string" ? code : undefined;
}

/** What to say of any error, and how to exit. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof RedactionError) return new Failure(exit.usage, error.message);
  // Not the error's own message: those of the system and of libraries quote paths and input.
  return new Failure(exit.failed, `${systemCode(error) ?? "internal error"}: the work could not be finished`);
}

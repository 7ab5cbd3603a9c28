import type { Io } from "../io.ts";
import { asFailure } from "./failure.ts";

/** Runs the work of a command: what it returns, or the failure that it ends in, becomes the exit code. Never rejects. */
export async function settle(io: Io, command: string, work: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    const { message, exitCode } = asFailure(error);
    if (message !== "") io.stderr.write(`philog ${command}: ${message}\n`);
    process.exitCode = exitCode;
  }
}

import { version } from "@philog/core";
import { Command } from "commander";
import { exit } from "./exit.ts";
import type { Io } from "./io.ts";

/** The `philog` command with all that it can do. */
export function createProgram(io: Io): Command {
  const program = new Command("philog")
    .description("Keeps protected health information out of logs.")
    .version(version)
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    })
    .exitOverride((error) => {
      process.exitCode = error.exitCode === 0 ? exit.done : exit.usage;
      throw error;
    });
  return program;
}

import { PolicyError, RedactionError, version } from "@philog/core";
import { Command, CommanderError } from "commander";
import { createAwsCommand } from "./aws/command.ts";
import { createBenchCommand } from "./bench/command.ts";
import { createDoctorCommand } from "./doctor/command.ts";
import { exit } from "./exit.ts";
import type { Io } from "./io.ts";
import { createJoinCommand } from "./join/command.ts";
import { createKeysCommand } from "./keys/command.ts";
import { createLogsCommand } from "./logs/command.ts";
import { createMessagesCommand } from "./messages/command.ts";
import { createRedactCommand } from "./redact/command.ts";
import { createScanCommand } from "./scan/command.ts";
import { createUnsealCommand } from "./unseal/command.ts";

const codes = `
Exit codes:
  0    done
  1    scan: something found; join: no line found; unseal: something stayed
       sealed; messages: the catalogue is out of date; doctor: a gap; keys: a key
       that does not open; aws survey: something found; aws verify: a gap; logs: a
       gap in the numbers
  2    used wrongly: an unknown option, a bad policy or key file, no such file
  3    not finished: an unreadable or damaged file, a full disk
  130  interrupted
`;

/** Commands that are made by themselves do not inherit what is set above them. */
function inherit(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    inherit(command);
  }
}

/** What was typed in a place where it is not known may be a value: a name alone is repeated. */
function withoutValues(text: string): string {
  return text
    .replace(/'(--[a-z-]{1,32})=[^']*'/gi, "'$1'")
    .replace(/^(unknown command|too many arguments.*?) '(?![a-z-]{1,20}')[^']*'/, "$1");
}

/** The `philog` command with all that it can do. Parsing throws a CommanderError where commander would exit. */
export function createProgram(io: Io): Command {
  const program = new Command("philog")
    .description("Keeps protected health information out of logs.")
    .version(version, "-V, --version", "show the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(`philog: ${withoutValues(text.replace(/^error: /, ""))}`),
    })
    .exitOverride();
  program.addCommand(createRedactCommand(io));
  program.addCommand(createScanCommand(io));
  program.addCommand(createKeysCommand(io));
  program.addCommand(createUnsealCommand(io));
  program.addCommand(createJoinCommand(io));
  program.addCommand(createMessagesCommand(io));
  program.addCommand(createDoctorCommand(io));
  program.addCommand(createBenchCommand(io));
  program.addCommand(createAwsCommand(io));
  program.addCommand(createLogsCommand(io));
  inherit(program);
  return program.addHelpText("after", codes);
}

/** Runs one command line; its exit code becomes the process's. Prints no value and no stack trace. Never rejects. */
export async function runProgram(io: Io, args: readonly string[]): Promise<void> {
  try {
    await createProgram(io).parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has said what is wrong, or has shown the help that was asked for.
      process.exitCode = error.exitCode === 0 ? exit.done : exit.usage;
    } else if (error instanceof PolicyError || error instanceof RedactionError) {
      io.stderr.write(`philog: ${error.message}\n`);
      process.exitCode = exit.usage;
    } else {
      // Not the error's own message: those of the system and of libraries quote paths and input.
      io.stderr.write("philog: internal error\n");
      process.exitCode = exit.failed;
    }
  }
}

import { Command, InvalidArgumentError, Option } from "commander";
import type { Io } from "../io.ts";
import { settle } from "../prompt/settle.ts";
import { defaultMethods } from "./logging-call.ts";
import type { MessagesOptions } from "./run.ts";

const about =
  "Collects the message templates that an application's own logging calls are written with, from TypeScript and " +
  "JavaScript sources, into the catalogue that a policy's message.catalogue names. Under a catalogue no other text " +
  "passes in a message, and arguments are redacted all the same.\n\n" +
  "Templates that are put together while the program runs are listed on standard error, by file and line. So is what " +
  "looks like PHI or like a marker; it is left out. Texts are never printed there.";

const afterHelp = `
Left out of folders: node_modules, dist, names that start with a dot, declaration
files, and tests. What is named itself is read.

Exit codes: 0 done; 1 --check: the file is out of date, --strict: a message is
not literal or left out; 2 wrong use; 3 a source could not be read or parsed, the
others are in the catalogue.

Examples:
  $ philog messages src --output messages.json
  $ philog messages src --check messages.json --strict
  $ philog messages apps/api/src packages --methods notice,audit --console > messages.json
  $ philog messages src node_modules/fastify --output messages.json

In the policy: { "version": 1, "message": { "catalogue": "messages.json" } }
`;

function readMethods(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  if (!names.every((name) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name))) {
    throw new InvalidArgumentError("Names of methods are wanted, with commas between them.");
  }
  return [...defaultMethods, ...names];
}

/** `philog messages`: an application's sources in, a catalogue of its message templates out. */
export function createMessagesCommand(io: Io): Command {
  return new Command("messages")
    .summary("collect a program's own messages into a catalogue")
    .description(about)
    .argument("[paths...]", "files and folders", ["."])
    .option("-o, --output <file>", "write the catalogue to a file (default: standard output)")
    .addOption(
      new Option("--check <file>", "write nothing; say whether the catalogue is up to date").conflicts("output"),
    )
    .addOption(
      new Option("--methods <names>", "methods that log, besides the usual levels")
        .argParser(readMethods)
        .default([...defaultMethods], defaultMethods.join(",")),
    )
    .option("--console", "take console for a logger, too")
    .option("--include-tests", "read tests, too")
    .option("--strict", "exit with 1 where a message is not literal or left out")
    .addHelpText("after", afterHelp)
    .action((paths: string[], options: MessagesOptions) =>
      settle(io, "messages", async () => {
        // The parser takes longer to load than other commands to run.
        const { runMessages } = await import("./run.ts");
        return runMessages(io, paths, options);
      }),
    );
}

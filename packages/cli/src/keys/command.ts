import { Command } from "commander";
import { exit } from "../exit.ts";
import type { Io } from "../io.ts";
import { createOutput } from "../prompt/output.ts";
import { settle } from "../prompt/settle.ts";
import { createKeyFile, listKeyFile, rotateKeyFile } from "./key-file.ts";
import { keyIdFor } from "./key-id.ts";
import { createdText, listedText, rotatedText } from "./text.ts";

interface KeyOptions {
  file: string;
  id?: string;
  json?: boolean;
}

const examples = (...lines: string[]) => `\nExamples:\n${lines.map((line) => `  $ philog keys ${line}\n`).join("")}`;

const idFlag = "--id <id>";
const idText =
  "name of the new key, which stands in every token: at most 32 lower-case letters, digits and hyphens " +
  "(default: today's date)";

/** `philog keys`: makes, rotates and lists the token keys of a local file. A secret is never printed. */
export function createKeysCommand(io: Io): Command {
  const keys = new Command("keys")
    .summary("make, rotate and list the token keys of a local file")
    .description(
      "Makes, rotates and lists the token keys of a local file, in the form that fileKeys() of @philog/core reads. " +
        "A secret is never printed.",
    )
    .addHelpText("after", examples("create --file token-keys.json", "rotate --file token-keys.json"));

  /** A subcommand that prints what `work` returns. */
  const add = (name: string, summary: string, work: (options: KeyOptions) => string) =>
    keys
      .command(name)
      .summary(summary)
      .requiredOption("-f, --file <file>", "the file with the keys")
      .action((options: KeyOptions) =>
        settle(io, `keys ${name}`, async () => {
          await createOutput(io.stdout).write(work(options));
          return exit.done;
        }),
      );

  add("create", "make a file with a new key", ({ file, id = keyIdFor(new Date(), []) }) =>
    createdText(file, createKeyFile(file, id)),
  )
    .description(
      "Makes a file with one new key of 32 random bytes that nobody else can read (mode 0600). " +
        "A file that exists is never overwritten.",
    )
    .option(idFlag, idText)
    .addHelpText("after", examples("create --file token-keys.json", "create --file token-keys.json --id clinic-1"));

  add("rotate", "put in a new key, keep the old ones for joining", ({ file, id }) =>
    rotatedText(
      file,
      rotateKeyFile(file, (taken) => id ?? keyIdFor(new Date(), taken)),
    ),
  )
    .description(
      "Puts a new key into the file; the current one becomes a previous one, and tokens written so far stay joinable. " +
        "Processes that write logs use the new key once they have read the file again. " +
        "The file is replaced in one step; one that others can read is refused.",
    )
    .option(idFlag, idText)
    .addHelpText("after", examples("rotate --file token-keys.json", "rotate --file token-keys.json --id clinic-2"));

  add("list", "show the ids of the keys", ({ file, json }) =>
    json ? `${JSON.stringify(listKeyFile(file))}\n` : listedText(listKeyFile(file)),
  )
    .description("Shows the ids of the keys, the current one first. A secret is never printed.")
    .option("--json", 'print {"current":id,"previous":[id,...]}')
    .addHelpText("after", examples("list --file token-keys.json", "list --file token-keys.json --json"));

  return keys;
}

import { Command } from "commander";
import type { Io } from "../io.ts";
import { createOutput } from "../prompt/output.ts";
import { settle } from "../prompt/settle.ts";
import { addKmsOptions } from "./kms-reach.ts";
import { create, type Done, type KeyOptions, list, rotate } from "./run.ts";

const examples = (...lines: string[]) => `\nExamples:\n${lines.map((line) => `  $ philog keys ${line}\n`).join("")}`;

const idFlag = "--id <id>";
const idText =
  "name of the new key, which stands in every token: at most 32 lower-case letters, digits and hyphens " +
  "(default: today's date)";

/** `philog keys`: makes, rotates and lists token keys, of a local file or held by AWS KMS. A secret is never printed. */
export function createKeysCommand(io: Io): Command {
  const keys = new Command("keys")
    .summary("make, rotate and list token keys, of a local file or held by AWS KMS")
    .description(
      "Makes, rotates and lists token keys: those of a local file, in the form that fileKeys() of @philog/core reads, " +
        "or with --kms those that AWS KMS made and encrypted, in the form that kmsTokenKeys() of @philog/kms reads. " +
        "A secret is never printed.",
    )
    .addHelpText(
      "after",
      examples(
        "create --file token-keys.json",
        "rotate --file token-keys.json",
        'create --file philog.keys.json --kms "$KMS_KEY"',
      ),
    );

  const add = (name: string, summary: string, work: (options: KeyOptions) => Promise<Done>) =>
    keys
      .command(name)
      .summary(summary)
      .requiredOption("-f, --file <file>", "the file with the keys")
      .action((options: KeyOptions) =>
        settle(io, `keys ${name}`, async () => {
          const { text, code } = await work(options);
          await createOutput(io.stdout).write(text);
          return code;
        }),
      );

  addKmsOptions(
    add("create", "make a file with a new key", create)
      .description(
        "Makes a file with one new key of 32 random bytes that nobody else can read (mode 0600). " +
          "With --kms the key is made and encrypted by KMS: it is nowhere in clear, and the file can be committed. " +
          "A file that exists is never overwritten.",
      )
      .option(idFlag, idText),
    "ARN of the KMS key that makes and encrypts the key; needs kms:GenerateDataKeyWithoutPlaintext",
  )
    .option("--tenant <name>", "with --kms: the tenant that the key is for; it opens for no other")
    .addHelpText(
      "after",
      examples(
        "create --file token-keys.json",
        "create --file token-keys.json --id clinic-1",
        'create --file philog.keys.json --kms "$KMS_KEY" --tenant north',
      ),
    );

  addKmsOptions(
    add("rotate", "put in a new key, keep the old ones for joining", rotate)
      .description(
        "Puts a new key into the file; the current one becomes a previous one, and tokens written so far stay joinable. " +
          "Processes that write logs use the new key once they have read the file again. " +
          "The file is replaced in one step; one with keys in clear that others can read is refused.",
      )
      .option(idFlag, idText),
    "for keys encrypted by KMS: ARN of the KMS key that makes and encrypts the new one",
  )
    .option("--tenant <name>", "with --kms: as the current key's, which is the default")
    .addHelpText(
      "after",
      examples(
        "rotate --file token-keys.json",
        "rotate --file token-keys.json --id clinic-2",
        'rotate --file philog.keys.json --kms "$KMS_KEY"',
      ),
    );

  addKmsOptions(
    add("list", "show the ids of the keys", list)
      .description(
        "Shows the ids of the keys, the current one first; of keys encrypted by KMS also day, tenant and KMS key. " +
          "A secret is never printed, and KMS is asked with --check alone.",
      )
      .option("--json", 'print {"current":id,"previous":[id,...]}, or of keys encrypted by KMS an object for each')
      .option("--check", "let KMS open each key, and say whether it does; needs kms:Decrypt"),
    "with --check: ARN of the KMS key that may open them; one --kms for each",
  ).addHelpText(
    "after",
    examples(
      "list --file token-keys.json",
      "list --file token-keys.json --json",
      'list --file philog.keys.json --check --kms "$KMS_KEY"',
    ),
  );

  return keys;
}

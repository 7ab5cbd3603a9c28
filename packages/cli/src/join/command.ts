import { createJoin, type KeyedToken } from "@philog/core/join";
import { Command } from "commander";
import { exit } from "../exit.ts";
import type { Io } from "../io.ts";
import { addKmsOptions, type KmsFlags } from "../keys/kms-reach.ts";
import { systemCode } from "../prompt/failure.ts";
import { createOutput } from "../prompt/output.ts";
import { readIdentifier } from "../prompt/read-identifier.ts";
import { settle } from "../prompt/settle.ts";
import { readClassification, tokenizedNames } from "./classification.ts";
import { joinKeys } from "./join-keys.ts";
import { readLog } from "./log-file.ts";
import { refuseArguments } from "./refuse-arguments.ts";
import { createSearch } from "./search.ts";
import { type Show, showJson, showText } from "./show.ts";

interface JoinOptions extends KmsFlags {
  keys: string;
  classification: string;
  issuer?: string;
  tenant?: string;
  separator?: string;
  json?: boolean;
}

const afterHelp = `
The identifier is asked for without echo; where standard input is no terminal,
it is the one line on it. It is never an argument, which the shell's history and
the list of processes show, and it is never printed.

Without files, the token under each key is printed. With files, the lines in
which one of the tokens stands are printed in order, as file:line:text.

Issuer, tenant and separator have to be as they were when the lines were
written: the policy and the options of createRedactor() say which.

Keys that AWS KMS encrypted are opened by the KMS keys of --kms: one --kms for
each, and kms:Decrypt for all of them.

Exit codes: 0 something was printed, 1 no line was found, 2 wrong use or bad
keys, 3 a file could not be read to its end or KMS is away, 130 interrupted.

Examples:
  $ philog join --keys token-keys.json --classification mrn
  $ philog join -k token-keys.json -c mrn --issuer north-hospital app.log app.log.1.gz
  $ philog join -k philog.keys.json --kms "$KMS_KEY" -c mrn
  $ pass show case-17 | philog join -k token-keys.json -c email --json app.log
`;

/** What is wrong with a log file; zlib's codes tell of its bytes. */
function reasonOf(error: unknown): string {
  const code = systemCode(error);
  return code?.startsWith("Z_") ? `${code}: the gzip data is damaged or cut off` : `${code}: it cannot be read`;
}

async function tokensOf(io: Io, options: JoinOptions): Promise<KeyedToken[]> {
  const classification = readClassification(options.classification);
  const { issuer, tenant, separator } = options;
  const { tokensOf: tokens } = createJoin({ keys: await joinKeys(options.keys, options) });
  const rule = { ...(issuer && { issuer }), ...(tenant && { tenant }), ...(separator && { separator }) };
  // What is wrong with the options is said before anybody types an identifier.
  tokens(classification, 1, rule);
  return tokens(classification, await readIdentifier(io, `Identifier (${classification})`), rule);
}

async function search(io: Io, files: readonly string[], tokens: readonly KeyedToken[], show: Show): Promise<number> {
  const output = createOutput(io.stdout);
  const say = (text: string) => io.stderr.write(`philog join: ${text}\n`);
  const { hits, strangers } = createSearch(tokens);
  let found = 0;
  let unread = 0;
  /** A file that cannot be read ends early; the other files are searched all the same. */
  const read = async function* (file: string) {
    try {
      yield* readLog(file);
    } catch (error) {
      unread++;
      say(`${file}: ${reasonOf(error)}`);
    }
  };

  for (const file of files) {
    for await (const hit of hits(read(file))) {
      found++;
      if (!(await output.write(show.hit(file, hit)))) return exit.done;
    }
  }
  const others = strangers();
  if (others.length > 0) say(`there are tokens under keys that the key file does not hold: ${others.join(", ")}`);
  if (unread > 0) return exit.failed;
  if (found > 0) return exit.done;
  say("no line found; issuer, tenant and separator have to be as they were when the lines were written");
  return exit.found;
}

async function join(io: Io, files: readonly string[], options: JoinOptions): Promise<number> {
  refuseArguments(files);
  const tokens = await tokensOf(io, options);
  const show = options.json ? showJson : showText(io.stdout.isTTY === true);
  if (files.length > 0) return search(io, files, tokens, show);
  await createOutput(io.stdout).write(show.tokens(tokens));
  return exit.done;
}

/** `philog join`: follows one person's tokens across rotated keys. The identifier is never an argument. */
export function createJoinCommand(io: Io): Command {
  return addKmsOptions(
    new Command("join")
      .summary("follow a patient's tokens across rotated keys")
      .description(
        "Finds what was logged about one person: makes the person's token under each key, and searches logs for them.",
      )
      .argument("[files...]", "log files: NDJSON or text, also packed by gzip")
      .requiredOption("-k, --keys <file>", "the file with the token keys, current and previous")
      .requiredOption("-c, --classification <name>", `what the identifier is: ${tokenizedNames}`)
      .option("--issuer <name>", "whose mrn, account or healthPlan it is, as the policy's `issuer`")
      .option("--tenant <name>", "as the `tenant` of createRedactor()")
      .option("--separator <characters>", "as the rule's `separator`")
      .option("--json", "print one JSON object a line: {keyId,current,token} or {file,line,keyIds,text}")
      // An unknown option is refused here: the parser would print it with its value.
      .allowUnknownOption()
      .addHelpText("after", afterHelp)
      .action((files: string[], options: JoinOptions) => settle(io, "join", () => join(io, files, options))),
    "for keys encrypted by KMS: ARN of the KMS key that may open them; one --kms for each",
  );
}

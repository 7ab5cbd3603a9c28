import { statSync } from "node:fs";
import { parseArgs } from "node:util";

/** Something that the caller has to put right: exit code 2. */
export class UsageError extends Error {}

const usage =
  "npm run eval -- DIR [--only NAME,NAME] [--mode scan|strict] [--messages FILE] [--misses N] [--json FILE]";

function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        only: { type: "string" },
        mode: { type: "string" },
        messages: { type: "string" },
        misses: { type: "string", default: "0" },
        json: { type: "string" },
      },
    });
  } catch (error) {
    throw new UsageError(`${error.message}\n${usage}`);
  }
}

/** Reads the command line. Throws UsageError. */
export function readOptions(args) {
  const { values, positionals } = parse(args);
  const [directory, ...more] = positionals;
  if (directory === undefined || more.length > 0) throw new UsageError(`it takes one directory\n${usage}`);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`no directory ${directory}`);
  if (!/^\d{1,4}$/.test(values.misses)) throw new UsageError("--misses takes a number from 0 to 9999");
  if (values.mode !== undefined && !["scan", "strict"].includes(values.mode)) {
    throw new UsageError("--mode takes scan or strict");
  }
  if (values.messages !== undefined && !statSync(values.messages, { throwIfNoEntry: false })?.isFile()) {
    throw new UsageError(`no file ${values.messages}`);
  }
  return {
    directory,
    only: values.only?.split(",").map((name) => name.trim().replace(/\.jsonl$/, "")),
    mode: values.mode,
    messages: values.messages,
    misses: Number(values.misses),
    json: values.json,
  };
}

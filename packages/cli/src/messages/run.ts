import { readFileSync } from "node:fs";
import { exit } from "../exit.ts";
import type { Io } from "../io.ts";
import { systemCode } from "../prompt/failure.ts";
import { createOutput } from "../prompt/output.ts";
import { catalogueText, compareCatalogue, readCatalogue, writeCatalogue } from "./catalogue-file.ts";
import { type Collected, collectMessages, type Kind } from "./collect.ts";
import { judgeTemplates } from "./judge.ts";
import type { CallOptions } from "./logging-call.ts";
import { parseSource } from "./parse-source.ts";
import { findSources } from "./sources.ts";

export interface MessagesOptions {
  output?: string;
  check?: string;
  methods: readonly string[];
  console?: boolean;
  includeTests?: boolean;
  strict?: boolean;
}

/** Why a source gave nothing: its line, where that is known, and the reason. */
type Fault = { line?: number | undefined; reason: string };

function collectFile(file: string, options: CallOptions): Collected | Fault {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return { reason: `it cannot be read (${systemCode(error) ?? "unknown"})` };
  }
  const program = parseSource(text, file);
  if (!("body" in program)) return { line: program.line, reason: "the source cannot be parsed" };
  try {
    return collectMessages(program, options);
  } catch {
    // Constants made of constants can go deeper than the stack.
    return { reason: "the source cannot be followed" };
  }
}

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** Collects, says on stderr what it could not collect, and writes or compares. Gives the exit code. */
export async function runMessages(io: Io, roots: readonly string[], options: MessagesOptions): Promise<number> {
  const { output, check, strict = false } = options;
  const held = check === undefined ? undefined : readCatalogue(check);
  const { files, faults } = findSources(roots, options.includeTests === true);
  const callOptions: CallOptions = { methods: new Set(options.methods), console: options.console === true };
  const said = new Set<string>();
  /** Each line once: two calls can stand on one. */
  const say = (text: string) => {
    if (!said.has(text)) io.stderr.write(`${text}\n`);
    said.add(text);
  };
  for (const { file, reason } of faults) say(`${file}: ${reason}`);

  let broken = faults.length;
  let unclear = 0;
  const templates: { text: string; kind: Kind; place: string }[] = [];
  for (const file of files) {
    const found = collectFile(file, callOptions);
    if ("reason" in found) {
      broken += 1;
      say(`${file}${found.line === undefined ? "" : `:${found.line}`}: ${found.reason}`);
      continue;
    }
    for (const { kind, line } of found.unclear) say(`${file}:${line}: the ${kind} is not literal`);
    unclear += found.unclear.length;
    for (const { text, kind, line } of found.templates) templates.push({ text, kind, place: `${file}:${line}` });
  }

  const texts = new Set(templates.map(({ text }) => text));
  const objections = judgeTemplates([...texts]);
  for (const { text, kind, place } of templates) {
    const objection = objections.get(text);
    if (objection !== undefined) say(`${place}: the ${kind} ${objection}: left out`);
  }
  for (const text of objections.keys()) texts.delete(text);

  const notes = [
    `${count(texts.size, "message")} in ${count(files.length, "file")}`,
    ...(unclear > 0 ? [`${unclear} not literal`] : []),
    ...(objections.size > 0 ? [`${objections.size} left out`] : []),
    ...(broken > 0 ? [`not read: ${broken}`] : []),
  ];
  say(`philog messages: ${notes.join(", ")}`);

  let found = strict && unclear + objections.size > 0;
  if (held !== undefined) {
    const { added, removed } = compareCatalogue(held, texts);
    if (added + removed > 0) {
      found = true;
      say(`philog messages: ${check} is out of date: ${added} added, ${removed} removed`);
    }
  } else if (output !== undefined) writeCatalogue(output, catalogueText(texts));
  else await createOutput(io.stdout).write(catalogueText(texts));
  if (broken > 0) return exit.failed;
  return found ? exit.found : exit.done;
}

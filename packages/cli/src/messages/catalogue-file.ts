import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { exit } from "../exit.ts";
import { Failure, systemCode } from "../prompt/failure.ts";

/** The catalogue as a file: sorted by code units, so that it is the same on every machine. */
export function catalogueText(templates: Iterable<string>): string {
  return `${JSON.stringify([...new Set(templates)].sort(), undefined, 2)}\n`;
}

/** Reads a catalogue. Throws a Failure where it is none; the text is not repeated. */
export function readCatalogue(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new Failure(exit.usage, `${file} cannot be read (${systemCode(error) ?? "unknown"})`);
  }
  try {
    const found: unknown = JSON.parse(text);
    if (Array.isArray(found) && found.every((item) => typeof item === "string")) return found;
  } catch {
    // Said below.
  }
  throw new Failure(exit.usage, `${file} is not a JSON array of strings`);
}

/** What a catalogue lacks and what it has too much. */
export function compareCatalogue(held: readonly string[], templates: Iterable<string>) {
  const before = new Set(held);
  const now = new Set(templates);
  const lacking = (from: ReadonlySet<string>, of: ReadonlySet<string>) =>
    [...of].filter((text) => !from.has(text)).length;
  return { added: lacking(before, now), removed: lacking(now, before) };
}

const modeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.mode;

/** Writes a file beside the target, which takes its name at the end. What may read the old one may read the new one. */
export function writeCatalogue(file: string, text: string): void {
  let unfinished: string | undefined;
  try {
    const mode = modeOf(file);
    const target = mode === undefined ? file : realpathSync(file);
    unfinished = `${target}.${process.pid}.unfinished`;
    writeFileSync(unfinished, text, { flag: "wx" });
    if (mode !== undefined) chmodSync(unfinished, mode & 0o777);
    renameSync(unfinished, target);
  } catch (error) {
    if (unfinished !== undefined) rmSync(unfinished, { force: true });
    throw new Failure(exit.failed, `${file} cannot be written (${systemCode(error) ?? "unknown"})`);
  }
}

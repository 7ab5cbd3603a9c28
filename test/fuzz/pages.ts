import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chapter } from "./chapter.ts";
import type { Figures } from "./fuzz.ts";
import { page } from "./report.ts";

/** Figures as they are kept: a run that is written down has none but the number of its failures. */
export type Kept = Omit<Figures, "failures"> & { failures: number };

const reference = (name: string) => fileURLToPath(new URL(`../../docs/reference/${name}`, import.meta.url));
const read = (name: string) => JSON.parse(readFileSync(reference(name), "utf8"));
const write = (name: string, value: unknown) => writeFileSync(reference(name), `${JSON.stringify(value, null, 2)}\n`);
const keep = ({ failures, ...table }: Figures): Kept => ({ ...table, failures: failures.length });

function adaptersKept(): Record<string, Kept> {
  return existsSync(reference("fuzz-adapters.json")) ? read("fuzz-adapters.json") : {};
}

/** Writes the page of the reference anew: pino's figures, and those of every other adapter. */
function writePage(): void {
  writeFileSync(reference("fuzz.md"), page(read("fuzz.json")) + chapter(adaptersKept()));
}

/** Keeps pino's figures. */
export function writeFigures(figures: Figures): void {
  write("fuzz.json", keep(figures));
  writePage();
}

/** Keeps the figures of another adapter. */
export function writeChapter(name: string, figures: Figures): void {
  write("fuzz-adapters.json", { ...adaptersKept(), [name]: keep(figures) });
  writePage();
}

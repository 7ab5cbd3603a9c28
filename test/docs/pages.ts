import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The folders below packages/, which have the packages' names. */
export const packageNames: readonly string[] = readdirSync(`${root}/packages`).filter((name) =>
  existsSync(`${root}/packages/${name}/package.json`),
);

/** A fenced block of a page and what stands directly before it. */
export interface Sample {
  page: string;
  /** Of its opening fence, counted from 1. */
  line: number;
  language: string;
  code: string;
  /** The reason of `<!-- not run: reason -->`. */
  notRun: string | undefined;
  /** The name of `<!-- file: name -->`: samples below find the block under it. */
  file: string | undefined;
  /** The block of output that follows, marked by `<!-- output -->` or by its language. */
  output: string | undefined;
}

const fence = /^```(\w*)$/;
const comment = /^<!-- (output|not run|file)(?:: (.+))? -->$/;

const listIn = (folder: string) =>
  readdirSync(`${root}/${folder}`).flatMap((name) => (name.endsWith(".md") ? [`${folder}/${name}`] : []));

/** The pages whose samples are held: READMEs, guides and references. */
export function listPages(): string[] {
  const readmes = ["packages", "docs/examples"].flatMap((folder) =>
    readdirSync(`${root}/${folder}`).map((name) => `${folder}/${name}/README.md`),
  );
  const own = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "benchmarks/README.md"];
  return [...own, ...readmes, ...listIn("docs"), ...listIn("docs/reference")].filter((page) =>
    existsSync(`${root}/${page}`),
  );
}

export function readPage(page: string): string {
  return readFileSync(`${root}/${page}`, "utf8");
}

/** The anchors of a page's headings. */
export function anchors(page: string): string[] {
  const headings = readPage(page).match(/^#+ .+$/gm) ?? [];
  return headings.map((heading) =>
    heading
      .replace(/^#+ /, "")
      .toLowerCase()
      .replace(/[^\w -]/g, "")
      .replaceAll(" ", "-"),
  );
}

/** Lines that open or close a block in a way that `readSamples` does not see, such as an indented fence. */
export function hiddenFences(page: string): string[] {
  const lines = readPage(page).split("\n");
  const fences = lines.filter((line) => /^[\s>]*(?:`{3,}|~{3,})/.test(line));
  return fences.filter((line) => !fence.test(line)).concat(fences.length % 2 === 0 ? [] : ["a block without its end"]);
}

/** Every fenced block of a page, in order. */
export function readSamples(page: string): Sample[] {
  const lines = readPage(page).split("\n");
  const samples: Sample[] = [];
  let last: Sample | undefined;
  let mark: RegExpExecArray | null = null;
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at]!;
    const language = fence.exec(text)?.[1];
    if (language === undefined) {
      if (text === "") continue;
      mark = comment.exec(text);
      if (mark === null) last = undefined;
      continue;
    }
    const end = lines.indexOf("```", at + 1);
    if (end < 0) throw new Error(`${page}: the block of line ${at + 1} has no end`);
    const code = lines.slice(at + 1, end).join("\n");
    const reason = (kind: string) => (mark?.[1] === kind ? (mark[2] ?? "") : undefined);
    if (last !== undefined && (reason("output") !== undefined || language === "text" || language === "console")) {
      last.output = code;
      last = undefined;
    } else {
      const sample = { page, line: at + 1, language, code, notRun: reason("not run"), file: reason("file") };
      last = { ...sample, output: undefined };
      samples.push(last);
    }
    mark = null;
    at = end;
  }
  return samples;
}

/** The cells of the rows of the first table below a heading, without its head. */
export function readTable(page: string, heading: string): string[][] {
  const lines = readPage(page).split("\n");
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (start < 0) throw new Error(`${page} has no heading "${heading}"`);
  const first = lines.findIndex((line, at) => at > start && line.startsWith("|"));
  const rows: string[][] = [];
  for (let at = first + 2; lines[at]?.startsWith("|"); at++) {
    const cells = lines[at]!.split(/(?<!\\)\|/).slice(1, -1);
    rows.push(cells.map((cell) => cell.trim()));
  }
  return rows;
}

/** The names in back quotes of a cell. */
export function names(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
}

import { phiColumns } from "./columns.ts";

const SEPARATORS = [",", ";", "|", "\t"];
/** Points of PHI that make a header of a line. */
const HEADER = 4;
const longestHeader = 4096;
const longestCell = 320;
/** Lines inside a table that are no rows: what is left of a cell with line ends in it. */
const LARGEST_GAP = 3;
const rule = /^[-+=|:\s]*$/;
const social = /^[0-9]{3}-[0-9]{2}-[0-9]{4}$/;
const email = /^[^\s@]{1,64}@[^\s@]{1,255}\.[A-Za-z]{2,}$/;
const phone = /^(?:\+?1[ .-]?)?(?:\([0-9]{3}\) ?|[0-9]{3}[.-])[0-9]{3}[.-][0-9]{4}$/;
/** What a line has to hold for one of the three above. */
const personal = /@|[0-9][-.][0-9]{4}/;
const day = /^(?:(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\/[0-9]{1,2}\/(?:19|20)?[0-9]{2})$/;
/** `Jane Q. Roe`, `Roe, Jane`, `Jane "Jay" Roe`. */
const person = /^\p{Lu}[\p{L}\p{M}'’-]{1,30}(?:(?:, ?| )["“(]?\p{Lu}[\p{L}\p{M}.'’-]{0,30}["”)]?){0,2}$/u;

/**
 * The cells of a line; a separator inside double quotes is none. They open at the beginning of a cell, since `5'10"` is a
 * height, and a doubled one is part of the cell. Source: RFC 4180, section 2.
 */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let quoted = false;
  let blank = true;
  let closed = -1;
  let from = 0;
  for (let index = 0; index < line.length; index++) {
    const character = line[index];
    if (character === '"') {
      if (quoted) closed = index;
      quoted = !quoted && (blank || closed === index - 1);
      blank = false;
    } else if (character === separator && !quoted) {
      cells.push(line.slice(from, index));
      from = index + 1;
      blank = true;
    } else if (character !== " ") blank = false;
  }
  cells.push(line.slice(from));
  return cells.map((cell) => cell.trim().replace(/^["']|["']$/g, ""));
}

/** The separator that splits a line into most cells, where they are three or more. */
function separatorOf(line: string): string | undefined {
  let best: string | undefined;
  let most = 2;
  for (const separator of SEPARATORS) {
    let count = 1;
    for (let at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, at + 1)) count++;
    if (count > most) {
      most = count;
      best = separator;
    }
  }
  return best;
}

/** Whether a row without a header is a person's: a number or address of theirs, and a name, date or second number. */
function isPerson(cells: readonly string[]): boolean {
  const short = cells.filter((cell) => cell.length <= longestCell);
  const strong = short.filter((cell) => social.test(cell) || email.test(cell) || phone.test(cell)).length;
  return strong > 1 || (strong === 1 && short.some((cell) => day.test(cell) || person.test(cell)));
}

interface Line {
  start: number;
  end: number;
  text: string;
}

function* linesOf(text: string): Generator<Line> {
  const lineEnd = /\r\n?|\n/g;
  let start = 0;
  for (let hit = lineEnd.exec(text); hit !== null; hit = lineEnd.exec(text)) {
    yield { start, end: hit.index, text: text.slice(start, hit.index) };
    start = lineEnd.lastIndex;
  }
  yield { start, end: text.length, text: text.slice(start) };
}

interface Table {
  start: number;
  end: number;
  separator: string;
  width: number;
  rows: number;
  gap: number;
  /** Rows that a table needs to be one. */
  least: number;
}

function tableFrom({ start, end, text }: Line): Table | undefined {
  const separator = text.length > longestHeader ? undefined : separatorOf(text);
  if (separator === undefined) return undefined;
  const cells = cellsOf(text, separator);
  const width = cells.length;
  if (phiColumns(cells) >= HEADER) return { start, end, separator, width, rows: 0, gap: 0, least: 1 };
  return personal.test(text) && isPerson(cells)
    ? { start, end, separator, width, rows: 1, gap: 0, least: 2 }
    : undefined;
}

/** Whether a line right behind the header or a row of a table with a header may be the beginning of a row. */
function isWord(line: Line, { gap, least }: Table): boolean {
  return gap === 0 && least === 1 && /^\S+$/.test(line.text);
}

/**
 * Calls `report` for each table: a header that names PHI and its rows, or two or more rows of persons, separated by
 * commas, semicolons, bars or tabs. The last row may be cut off.
 */
export function findCsv(text: string, report: (start: number, end: number) => void): void {
  if (!text.includes("\n") && !text.includes("\r")) return;
  let table: Table | undefined;
  const close = (): void => {
    if (table && table.rows >= table.least) report(table.start, table.end);
    table = undefined;
  };
  for (const line of linesOf(text)) {
    if (table) {
      const { separator, width, least } = table;
      const cells = cellsOf(line.text, separator);
      const isRow = cells.length >= width && (least === 1 || isPerson(cells));
      const isCut = line.end === text.length && (cells.length > 1 || isWord(line, table));
      if (isRow || isCut) {
        table.end = line.end;
        table.rows++;
        table.gap = 0;
        continue;
      }
      if (rule.test(line.text) || ++table.gap <= LARGEST_GAP) continue;
      close();
    }
    table = tableFrom(line);
  }
  close();
}

import { number } from "../lines/pace.ts";
import type { Found } from "./found.ts";
import type { CreateReport } from "./report.ts";

/** Names of files may hold what moves a terminal's cursor. */
export const shown = (text: string) => text.replace(/\p{Cc}/gu, "?");

function placeText({ file, line, column, path, shape }: Found): string {
  return [`${shown(file)}:${line}:${column}`, path, shape].filter((part) => part !== undefined).join("  ");
}

/** Columns of text; those whose places are in `right` are aligned to the right, the last is not filled up. */
export function align(rows: readonly string[][], right: readonly number[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const cell = (text: string, column: number) =>
    right.includes(column) ? text.padStart(widths[column]!) : text.padEnd(widths[column]!);
  return rows.map((row) => `${row.map(cell).join("  ").trimEnd()}\n`).join("");
}

/** For people: a row for each classification and detector, with the first places of each, and a total. */
export const createTableReport: CreateReport = (output, listed) => {
  const places = new Map<string, string[]>();
  const placesOf = ({ classification, detector }: Pick<Found, "classification" | "detector">): string[] => {
    const name = `${classification} ${detector}`;
    const known = places.get(name) ?? [];
    places.set(name, known);
    return known;
  };
  return {
    async add(found) {
      for (const one of found) {
        const known = placesOf(one);
        if (known.length < listed) known.push(placeText(one));
      }
      return true;
    },
    finish({ totals }) {
      if (totals.findings === 0) return output.write("nothing found\n");
      const rows = [["classification", "detector", "findings", "lines", listed > 0 ? "first places" : ""]];
      for (const kind of totals.kinds()) {
        const [first = "", ...more] = placesOf(kind);
        rows.push([kind.classification, kind.detector, number(kind.findings), number(kind.lines), first]);
        for (const place of more) rows.push(["", "", "", "", place]);
      }
      rows.push(["total", "", number(totals.findings), number(totals.touched), ""]);
      return output.write(align(rows, [2, 3]));
    },
  };
};

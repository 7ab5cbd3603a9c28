import type { Figures } from "./fuzz.ts";

const number = (value: number) => value.toLocaleString("en-US");
const sum = (table: Figures["planted"], kind: "opaque" | "recognisable") =>
  Object.values(table).reduce((total, entry) => total + entry[kind], 0);

function rates(figures: Figures): [string, string][] {
  const entries = Object.entries(figures.freeText).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([name, { planted, through }]) => [
    `opaque words in free text that come through: ${name}`,
    `${number(through)} of ${number(planted)} (${((100 * through) / planted).toFixed(1)} %)`,
  ]);
}

function rows(figures: Figures): string[][] {
  const empty = { opaque: 0, recognisable: 0 };
  const places = [...new Set([...Object.keys(figures.planted), ...Object.keys(figures.leaks)])].sort();
  const row = (name: string, planted: typeof empty, leaks: typeof empty) =>
    [name, planted.opaque, planted.recognisable, leaks.opaque, leaks.recognisable].map((cell) =>
      typeof cell === "number" ? number(cell) : cell,
    );
  const total = (table: Figures["planted"]) => ({
    opaque: sum(table, "opaque"),
    recognisable: sum(table, "recognisable"),
  });
  return [
    ...places.map((place) => row(place, figures.planted[place] ?? empty, figures.leaks[place] ?? empty)),
    row("all", total(figures.planted), total(figures.leaks)),
  ];
}

const list = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${number(count)}`)
    .join(", ");

const head = ["place", "opaque planted", "recognisable planted", "opaque leaked", "recognisable leaked"];

function facts(figures: Figures): [string, string][] {
  return [
    ["calls", `${number(figures.calls)} under ${number(figures.episodes)} policies and families of loggers`],
    ["seed", figures.seed],
    ["decisions", list(figures.decisions)],
    ["searched", `${number(figures.characters)} characters`],
    ["exceptions", number(figures.exceptions)],
    ["changed inputs", number(figures.changedInputs)],
    ["writes that are not one line of JSON", number(figures.badLines)],
    ["`JSON.parse(json(x))` unlike `copy(x)`", number(figures.jsonIsNotCopy)],
    ["`text(text(x))` unlike `text(x)`", number(figures.secondPass)],
    ...(figures.changedResponses === undefined
      ? []
      : ([
          ["changed responses", number(figures.changedResponses)],
          ["changed requests", number(figures.changedRequests ?? 0)],
          ["lost lines", number(figures.lostLines ?? 0)],
        ] as [string, string][])),
    ...rates(figures),
  ];
}

/** The figures as a page of the reference. */
export function page(figures: Figures): string {
  const table = (lines: string[][]) => lines.map((cells) => `| ${cells.join(" | ")} |`);
  return [
    "# Fuzz: what random logging calls let through",
    "",
    "Written by `npm run fuzz -- --write`; `npm test` runs a tenth of it, with this seed and with one of the day.",
    "Opaque canaries are random words that no detector can know; recognisable ones are valid forms of the 18 identifiers.",
    "",
    ...table([["what", "figure"], ["---", "---"], ...facts(figures)]),
    "",
    ...table([head, ["---", "---:", "---:", "---:", "---:"], ...rows(figures)]),
    "",
    "What is not planted: anything under a rule `unchecked`, values that a `pattern` or `oneOf` names, single words or",
    "hexadecimal digits that fit `code`, `hostname`, `route` or `hex`, names of functions in stack frames. These keep what",
    "fits them, by definition. Opaque words in free text (a message, an error's message outside of quotes, a text field)",
    "are counted apart: under `scan` nothing can know them, which is the reason for `strict` and `static`. Those that did",
    "not come through under `scan` stood in lines that were withheld or locked down, in fields that no rule listed, or behind a hook.",
    "",
  ].join("\n");
}

/** The figures for a terminal, and each failure with the seed and number that bring it back. */
export function report(figures: Figures, command = "test/fuzz/run.mjs"): string {
  const pad = (cells: string[]) => cells.map((cell, at) => (at === 0 ? cell.padEnd(28) : cell.padStart(21))).join("");
  const failures = figures.failures
    .slice(0, 40)
    .map(({ case: at, kind, detail }) => `${kind}: ${detail}\n  node ${command} --seed ${figures.seed} --case ${at}`);
  return [
    ...facts(figures).map(([name, value]) => `${name}: ${value}`),
    "",
    pad(head),
    ...rows(figures).map(pad),
    "",
    ...(failures.length === 0 ? ["no failures"] : failures),
  ].join("\n");
}

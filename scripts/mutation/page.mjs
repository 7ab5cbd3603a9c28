import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { rooms } from "../rooms.mjs";
import { groups } from "./groups.mjs";
import { partsOf } from "./parts.mjs";

const page = "docs/reference/mutants.md";
const source = "packages/core/src/";

const hasResults = ({ results }) => existsSync(results);

const original = ({ start, end }, lines) =>
  start.line === end.line
    ? lines[start.line - 1].slice(start.column - 1, end.column - 1)
    : lines[start.line - 1].slice(start.column - 1).trimEnd();

/** Every mutant of a part, with the source that it replaces. */
function mutantsOf({ results, files: own }) {
  const { files } = JSON.parse(readFileSync(results, "utf8"));
  // A part may have held other files when its results were first written.
  return own.flatMap((name) => {
    const { mutants = [], source: text = "" } = files[source + name] ?? {};
    const lines = text.split("\n");
    return mutants.map(({ status, location, replacement, mutatorName }) => ({
      file: name,
      line: lines[location.start.line - 1].trim(),
      original: original(location, lines),
      replacement: replacement ?? mutatorName,
      status,
    }));
  });
}

/** A room's row of the table. */
function count(room, mutants) {
  const of = (...wanted) => mutants.filter(({ status }) => wanted.includes(status)).length;
  const dates = partsOf(room)
    .filter(hasResults)
    .map(({ results }) => statSync(results).mtimeMs);
  const counts = { killed: of("Killed"), looped: of("Timeout"), survived: of("Survived", "NoCoverage") };
  const run = counts.killed + counts.looped + counts.survived;
  return { room, date: new Date(Math.max(...dates)).toISOString().slice(0, 10), all: mutants.length, run, ...counts };
}

const columns = ["room", "date", "all", "run", "killed", "looped", "survived"];
const scoreOf = ({ killed, looped, run }) => (100 * (killed + looped)) / run;
const rowOf = (counts) => `| ${columns.map((name) => counts[name]).join(" | ")} | ${scoreOf(counts).toFixed(1)} % |`;

/** The sum of all rooms, and its score, to which each gives as much as it has mutants, run or not. */
function sum(rows) {
  const of = (key) => rows.reduce((total, row) => total + row[key], 0);
  const all = of("all");
  const score = rows.reduce((total, row) => total + (scoreOf(row) * row.all) / all, 0);
  return { all, run: of("run"), killed: of("killed"), looped: of("looped"), survived: of("survived"), score };
}

/** What the page says of rooms without results here: their rows, and the lines of their survivors by group. */
function readKept(text, isKept) {
  const rows = [...text.matchAll(/^\| (\w+) \| ([\d-]{10}) \| (.+) \|$/gm)].map(([, room, date, rest]) => {
    const [all, run, killed, looped, survived] = rest.split(" | ").map(Number);
    return { room, date, all, run, killed, looped, survived };
  });
  const lines = text.split(/^### /m).flatMap((part) => {
    const title = part.slice(0, part.indexOf("\n"));
    const found = part.matchAll(/^- `(\w+)[^`]*` \((\d+)\): .*$/gm);
    return [...found].map(([line, room, number]) => ({ title, line, room, number: Number(number) }));
  });
  return { rows: rows.filter(isKept), lines: lines.filter(isKept) };
}

const explains = ({ file, lines, is = () => true }, mutant) =>
  file === mutant.file && lines.some((part) => mutant.line.includes(part)) && is(mutant);

function section({ title, why, places }, explained, kept) {
  const found = places.map((place) => [place, explained.filter((one) => one === place).length]);
  const rows = found
    .filter(([, number]) => number > 0)
    .map(([{ file, note }, number]) => `- \`${file}\` (${number}): ${note}`)
    .concat(kept.filter((one) => one.title === title).map(({ line }) => line));
  return rows.length === 0 ? [] : ["", `### ${title}`, "", why, "", ...rows];
}

/** Parts of lines that stand in their file no longer: whoever changes a line reviews it anew. */
function stalePlaces(places) {
  return places.flatMap(({ file, lines, anyOf = false }) => {
    const text = existsSync(source + file) ? readFileSync(source + file, "utf8") : "";
    const gone = lines.filter((part) => !text.includes(part));
    return (anyOf && gone.length < lines.length ? [] : gone).map((part) => `${file}: ${part}`);
  });
}

/** Writes the page: anew for rooms whose results are at hand, as it was for others. Returns the score of all. */
export function writePage() {
  const text = readFileSync(page, "utf8");
  const [before, old = "", after = ""] = text.split(/<!-- (?:results|end of results) -->\n/);
  const measured = rooms.filter((room) => partsOf(room).some(hasResults));
  const all = measured.map((room) => [room, partsOf(room).filter(hasResults).flatMap(mutantsOf)]);
  const kept = readKept(old, ({ room }) => !measured.includes(room));
  const rows = [...kept.rows, ...all.map(([room, mutants]) => count(room, mutants))].sort(
    (one, other) => rooms.indexOf(one.room) - rooms.indexOf(other.room),
  );
  const survivors = all
    .flatMap(([, mutants]) => mutants)
    .filter(({ status }) => status === "Survived" || status === "NoCoverage");
  const places = groups.flatMap((group) => group.places);
  // Each counts once, whichever places explain it.
  const explained = survivors.map((mutant) => places.find((place) => explains(place, mutant)));
  const open = survivors.filter((_, at) => explained[at] === undefined);
  const { version } = createRequire(import.meta.url)("@stryker-mutator/core/package.json");
  const total = sum(rows);
  const keptReviewed = kept.lines.reduce((number, line) => number + line.number, 0);
  const keptOpen = kept.rows.reduce((number, row) => number + row.survived, 0) - keptReviewed;
  const unreviewed = open.length + keptOpen;

  const figures = [
    `Stryker ${version}, Node.js ${process.versions.node}.`,
    "",
    "| room | run on | mutants | run | killed | looped | survived | score |",
    "| --- | --- | --: | --: | --: | --: | --: | --: |",
    ...rows.map(rowOf),
    `| **core** | | ${columns
      .slice(2)
      .map((name) => total[name])
      .join(" | ")} | ${total.score.toFixed(1)} % |`,
    "",
    "## Survivors",
    "",
    `${total.survived - unreviewed} of the ${total.survived} survivors are reviewed: they are in the groups below, with the number in each place. Not reviewed yet: ${unreviewed}.`,
    ...groups.flatMap((group) => section(group, explained, kept.lines)),
  ];
  writeFileSync(page, `${before}<!-- results -->\n${figures.join("\n")}\n<!-- end of results -->\n${after}`);
  for (const place of stalePlaces(places)) console.log(`reviewed, but no longer there: ${place}`);
  for (const { file, original: was, replacement } of open)
    console.log(`not reviewed: ${file}: ${was} -> ${replacement.replace(/\s+/g, " ")}`);
  return total.score;
}

import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { groups } from "./groups.mjs";
import { partsOf, rooms } from "./parts.mjs";

const page = "docs/reference/mutants.md";
const source = "packages/core/src/";

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
    return mutants.map(({ status, statusReason, location, replacement, mutatorName }) => ({
      file: name,
      line: lines[location.start.line - 1].trim(),
      original: original(location, lines),
      replacement: replacement ?? mutatorName,
      status,
      hung: status === "Timeout" && !statusReason,
    }));
  });
}

function count(mutants) {
  const of = (...wanted) => mutants.filter(({ status }) => wanted.includes(status)).length;
  const counts = { killed: of("Killed"), looped: of("Timeout"), survived: of("Survived", "NoCoverage") };
  const detected = counts.killed + counts.looped;
  const run = detected + counts.survived;
  return { ...counts, all: mutants.length, run, score: (100 * detected) / run };
}

/** The sum of all rooms: each weighs as much as it has mutants, run or not. */
function sum(rooms) {
  const of = (key) => rooms.reduce((total, room) => total + room[key], 0);
  const all = of("all");
  const score = rooms.reduce((total, room) => total + (room.score * room.all) / all, 0);
  return { all, run: of("run"), killed: of("killed"), looped: of("looped"), survived: of("survived"), score };
}

const row = (name, { all, run, killed, looped, survived, score }) =>
  `| ${name} | ${all} | ${run} | ${killed} | ${looped} | ${survived} | ${score.toFixed(1)} % |`;

const explains = ({ file, lines, is = () => true }, mutant) =>
  file === mutant.file && lines.some((part) => mutant.line.includes(part)) && is(mutant);

function section({ title, why, places }, survivors) {
  const found = places.map((place) => [place, survivors.filter((mutant) => explains(place, mutant)).length]);
  const rows = found
    .filter(([, number]) => number > 0)
    .map(([{ file, note }, number]) => `- \`${file}\` (${number}): ${note}`);
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

/** Writes the page from the results at hand. Returns the score of all rooms that have any. */
export function writePage() {
  const parts = rooms.flatMap(partsOf).filter(({ results }) => existsSync(results));
  const results = rooms
    .map((room) => [room, parts.filter((part) => part.files[0].startsWith(room)).flatMap(mutantsOf)])
    .filter(([, mutants]) => mutants.length > 0);
  const all = results.flatMap(([, mutants]) => mutants);
  const counts = results.map(([room, mutants]) => [room, count(mutants)]);
  const survivors = all.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  const places = groups.flatMap((group) => group.places);
  const open = survivors.filter((mutant) => !places.some((place) => explains(place, mutant)));
  const date = new Date(Math.max(...parts.map(({ results: file }) => statSync(file).mtimeMs)));
  const { version } = createRequire(import.meta.url)("@stryker-mutator/core/package.json");
  const total = sum(counts.map(([, counted]) => counted));

  const text = readFileSync(page, "utf8");
  const [before, , after] = text.split(/<!-- (?:results|end of results) -->\n/);
  const figures = [
    `Stryker ${version}, ${date.toISOString().slice(0, 10)}, Node.js ${process.versions.node}.`,
    "",
    "| room | mutants | run | killed | looped | survived | score |",
    "| --- | --: | --: | --: | --: | --: | --: |",
    ...counts.map(([room, counted]) => row(room, counted)),
    row("**core**", total),
    "",
    `Of the ${total.looped} that looped, ${all.filter(({ hung }) => hung).length} were ended by the clock, the others by Stryker's count of hits.`,
    "",
    "## Survivors",
    "",
    `${survivors.length - open.length} of the ${survivors.length} survivors are reviewed: they are in the groups below, with the number in each place. Not reviewed yet: ${open.length}.`,
    ...groups.flatMap((group) => section(group, survivors)),
  ];
  writeFileSync(page, `${before}<!-- results -->\n${figures.join("\n")}\n<!-- end of results -->\n${after ?? ""}`);
  for (const place of stalePlaces(places)) console.log(`reviewed, but no longer there: ${place}`);
  for (const { file, original: was, replacement } of open)
    console.log(`not reviewed: ${file}: ${was} -> ${replacement.replace(/\s+/g, " ")}`);
  return total.score;
}

// Writes docs/reference/vectors.md: `npm run build && node scripts/generate-vectors-doc.mjs DIR`, where DIR holds values_*.jsonl
// of the evaluation (docs/reference/eval.md). Counts and reasons by kind alone: no vector is copied.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { scan } from "@philog/core";
import { listCorpora } from "./eval/corpora.mjs";
import { measureValues } from "./eval/values.mjs";

/** Why vectors of a kind are left; the first that fits. A kind that none fits is open. */
const reasons = [
  [
    /^DATE/,
    "a moment to the second right after words that are no label (`Today is …`) is a log's own stamp and stays; right after `DOB` it goes",
  ],
  [/^NAME/, "a surname with an initial and degrees in one bracket: the initial stays"],
];

function reasonOf(kind) {
  return reasons.find(([pattern]) => pattern.test(kind))?.[1] ?? "open";
}

/** Figures by source and kind: the type that has to be found, and the source's own name for it. */
function measure(name, lines) {
  const kinds = new Map();
  for (const line of lines) {
    const [first] = line.spans;
    if (first === undefined) continue;
    const kind = `${first.type} ${first.orig ?? ""}`.trim();
    kinds.set(kind, [...(kinds.get(kind) ?? []), line]);
  }
  return [...kinds].sort().map(([kind, vectors]) => {
    const { figures } = measureValues(vectors, scan);
    const all = Object.values(figures.types);
    const sum = (figure) => all.reduce((total, type) => total + type[figure], 0);
    return {
      source: name.replace(/^values_/, ""),
      kind,
      vectors: sum("vectors"),
      bare: sum("bare"),
      labelled: sum("labelled"),
    };
  });
}

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error("node scripts/generate-vectors-doc.mjs DIR");
const rows = listCorpora(directory, ["values_"]).corpora.flatMap(({ name, read }) => measure(name, read().lines));
const missed = rows.filter(({ vectors, labelled }) => labelled < vectors);
const total = (figure) => rows.reduce((sum, row) => sum + row[figure], 0);
const line = (cells) => `| ${cells.join(" | ")} |`;

const page = `# Value vectors

Single values from the tests of other scanners and validators, each alone and behind the label of its type
(\`MRN: …\`), as [the evaluation](eval.md) measures them: ${total("vectors")} that have to be found, ${total("bare")} found
bare, **${total("labelled")} behind their label**. Vectors that the source's own validator rejects are left out: a written
form is redacted whatever its checksum says.

Written by \`node scripts/generate-vectors-doc.mjs DIR\`; the vectors are no part of the project.

## Not found behind their label

${[
  line(["source", "kind", "missed", "reason"]),
  line(["---", "---", "---", "---"]),
  ...missed.map(({ source, kind, vectors, labelled }) =>
    line([source, kind, `${vectors - labelled} of ${vectors}`, reasonOf(kind)]),
  ),
].join("\n")}

## All

Bare digits and words that need a neighbour word are found behind their label alone.

${[
  line(["source", "kind", "vectors", "bare", "behind a label"]),
  line(["---", "---", "---", "---", "---"]),
  ...rows.map(({ source, kind, vectors, bare, labelled }) => line([source, kind, vectors, bare, labelled])),
].join("\n")}
`;

writeFileSync(fileURLToPath(new URL("../docs/reference/vectors.md", import.meta.url)), page);

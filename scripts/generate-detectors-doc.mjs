// Writes docs/reference/detectors.md from the list of built-in detectors and the docstrings of their files.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "packages/core/src/detect");
export const detectorsPage = "docs/reference/detectors.md";

const cell = (text) => text.replaceAll("|", "\\|");

/** What the docstring before a place in a source says first, and its sources. */
function docstringBefore(source, place) {
  const end = source.lastIndexOf("*/", place);
  const start = source.lastIndexOf("/**", end);
  if (start < 0) return undefined;
  const text = source
    .slice(start + 3, end)
    .replace(/\n\s*\*/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  // A full stop inside code ends no sentence.
  const [first, ...others] = text.match(/(?:`[^`]*`|[^`])+?(?:[.](?=\s[A-Z]|$)|$)/g).map((part) => part.trim());
  return [first, ...others.filter((sentence) => sentence.startsWith("Source"))].join(" ");
}

/** The docstring of each detector that is written out, by its name. */
function readDocstrings() {
  const texts = new Map();
  const files = readdirSync(folder).filter(
    (file) => file.endsWith(".ts") && !/\.test|^own-detector|^scan|-lists?\.ts$/.test(file),
  );
  for (const file of files) {
    const source = readFileSync(join(folder, file), "utf8");
    for (const { 1: name, index } of source.matchAll(/^(?: {2,4}name: |export const \w+ = \w+\()"([a-z0-9-]+)"/gm)) {
      const text = docstringBefore(source, index);
      if (text !== undefined) texts.set(name, text);
    }
  }
  return texts;
}

/** One of the detectors of labels, which are made from a table. */
function labelText({ name }, labels) {
  const label = labels.find((each) => `labelled-${each.name}` === name);
  if (label === undefined) return undefined;
  const words = label.words.split(" ").map((word) => `\`${word}\``);
  return `Numbers near ${words.join(", ")}, as far as the words together are a label.`;
}

/** The page as text. Throws where a detector has no docstring. */
export function writeDetectorsPage(detectors, docstrings, formats, labels) {
  const rows = detectors.map((detector) => {
    const { name, classification } = detector;
    const text = labelText(detector, labels) ?? docstrings.get(name);
    if (text === undefined) throw new Error(`the detector ${name} has no docstring`);
    return `| \`${name}\` | \`${classification}\` | ${cell(text)} |`;
  });
  return `<!-- Written by scripts/generate-detectors-doc.mjs from the detectors' docstrings. -->

# Detectors

What a scan of text looks for, the strongest first: ${detectors.length} detectors. Of findings that overlap the longest gives the
classification. A name, or a classification, in \`detectors.disable\` of a policy or in \`disable\` of \`scan\` is not looked for: of a
name that is both, neither the detector nor anything of the classification. How to add one of your own:
[a detector of one's own](../extend.md#a-detector-of-ones-own).

| detector | classification | finds |
|---|---|---|
${rows.join("\n")}

A few report another classification where the text says more: the detector of IPv6 addresses also meets hardware addresses,
which are a \`device\`. Whole formats inside a text are replaced whole: ${formats.map((format) => `\`${format}\``).join(", ")}.

## The key as context

A text that stands under a JSON key is scanned as if the key's words stood before it, where they are those of a label: under
\`memberId\`, \`birth_date\` or \`zip\` a bare number is what it would be behind \`member id:\`. This holds for \`text\` fields
whose rule names the key, for \`scan(text, { key })\` and for \`philog scan\`.
`;
}

/** The page of this state of the sources. */
export async function generateDetectorsPage() {
  const { runnerImport } = await import("vite");
  const load = async (file) =>
    (await runnerImport(join(root, "packages/core/src", file), { root, configFile: false })).module;
  const { builtInDetectors } = await load("detect/built-in.ts");
  const { labels } = await load("detect/labels.ts");
  const { formats } = await load("policy/formats.ts");
  return writeDetectorsPage(builtInDetectors, readDocstrings(), formats, labels);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, detectorsPage), await generateDetectorsPage());
}

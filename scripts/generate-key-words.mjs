// Writes packages/core/src/policy/key-word-list.ts: the words that a printed key name may be made of.
// Sources: property names in the type declarations of TypeScript (Apache-2.0), Node.js, Vite and Vitest (MIT),
// scripts/key-words/fields.txt, error and signal names; less scripts/key-words/{names,conditions}.txt.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const declarations = [
  "node_modules/@typescript/typescript-linux-x64/lib",
  "node_modules/@types/node",
  "node_modules/undici-types",
  "node_modules/vite/dist",
  "node_modules/vitest/dist",
];
const property =
  /^[ \t]*(?:(?:readonly|static|export|declare|function|const|type|interface|class|abstract|get|set) )*["']?([A-Za-z_][\w-]*)["']?\??(?:[:(<=;]| extends| \{)/gm;

function words(file) {
  const text = readFileSync(join(root, "scripts/key-words", file), "utf8");
  return text.replace(/^#.*$/gm, "").split(/\s+/).filter(Boolean);
}

function* typeFiles(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* typeFiles(path);
    else if (/\.d\.[cm]?ts$/.test(entry.name)) yield path;
  }
}

/** Words of three letters or more that stand in at least two different property names. */
function declaredWords() {
  const identifiers = new Map();
  for (const folder of declarations) {
    for (const file of typeFiles(folder)) {
      for (const [, name] of readFileSync(join(root, file), "utf8").matchAll(property)) {
        for (const part of name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []) {
          const word = part.toLowerCase();
          if (word.length < 3 || word.length > 14) continue;
          if (!identifiers.has(word)) identifiers.set(word, new Set());
          identifiers.get(word).add(name);
        }
      }
    }
  }
  return [...identifiers].filter(([, names]) => names.size >= 2).map(([word]) => word);
}

const fields = words("fields.txt").filter((word) => /^[a-z]+$/.test(word));
const kept = new Set(words("kept.txt"));
const refused = new Set([...words("names.txt"), ...words("conditions.txt")].filter((word) => !kept.has(word)));
// Error and signal names are machine words that people's names in capitals must not be taken for.
const system = Object.keys({ ...constants.errno, ...constants.signals }).map((name) => name.toLowerCase());
const list = [...new Set([...declaredWords(), ...fields, ...system])]
  .filter((word) => /^[a-z]+$/.test(word) && !refused.has(word))
  .sort();

const lines = [];
let line = "";
for (const word of list) {
  if (line.length + word.length + 1 > 116) {
    lines.push(line);
    line = "";
  }
  line += line === "" ? word : ` ${word}`;
}
lines.push(line);

writeFileSync(
  join(root, "packages/core/src/policy/key-word-list.ts"),
  `// Written by scripts/generate-key-words.mjs: ${list.length} words that name kinds of fields, never people or conditions.
export const keyWordList: string = \`
${lines.join("\n")}
\`;
`,
);
console.log(`${list.length} words`);

// Writes packages/core/src/detect/lists-version.ts from the lists of names, places and words beside it. Runs after their scripts.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../packages/core/src/detect/", import.meta.url);
const lists = ["first-name-list.ts", "place-list.ts", "vocabulary-list.ts"];
const hash = createHash("sha256");
for (const list of lists) hash.update(readFileSync(new URL(list, folder)));

const source = `// Written by scripts/generate-lists-version.mjs.
/** Goes with any change of the lists of first names, places and words: the head of their SHA-256; part of the policy hash. */
export const listsVersion = "${hash.digest("hex").slice(0, 12)}";
`;
writeFileSync(fileURLToPath(new URL("lists-version.ts", folder)), source);

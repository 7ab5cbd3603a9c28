// The review of what survives, room by room, `detect` by family, as one list: groups of the same title are one.
import { existsSync } from "node:fs";
import { groups as first } from "./survivors.mjs";

const families = [
  "names",
  "named",
  "geo",
  "dates",
  "labels",
  "devices",
  "strict",
  "strict-words",
  "scan",
  "scanner",
  "sweep",
  "formats",
];
const reviews = [
  ...["policy", "compile", "redactors", "engine", "host", "http", "tokens", "process"],
  ...families.map((family) => `detect-${family}`),
];
const others = [];
for (const review of reviews) {
  const file = new URL(`./reviewed/${review}.mjs`, import.meta.url);
  if (existsSync(file)) others.push(...(await import(file.href)).groups);
}

const byTitle = new Map();
for (const group of [...first, ...others]) {
  const known = byTitle.get(group.title);
  if (known === undefined) byTitle.set(group.title, { ...group, places: [...group.places] });
  else known.places.push(...group.places);
}

export const groups = [...byTitle.values()];

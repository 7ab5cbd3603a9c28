import { createFinder, type Finder, type Leak } from "@philog/testing";
import type { Case } from "./call.ts";
import { callsPerPolicy, type Episode, type EpisodeOptions, runEpisode as runPinoEpisode } from "./episode.ts";
import { createPool, type Place } from "./planter.ts";
import { withoutSealing } from "./seal-key.ts";

export interface FuzzOptions {
  calls: number;
  seed: string;
  /** Calls under one policy and one family of loggers. @default 40 */
  perPolicy?: number | undefined;
  /** Runs pino by itself: what a test has to find. @default false */
  unprotected?: boolean;
  /** Told after each block of episodes; `failures` are all so far. */
  onProgress?: (calls: number, failures: readonly Failure[]) => void;
  /** @default pino's */
  runEpisode?: RunEpisode;
}

/** Runs the calls of one logger under one policy. */
export type RunEpisode = (options: EpisodeOptions) => Episode;

/** One thing that went wrong; `case` and the seed bring it back. */
export interface Failure {
  case: number;
  kind: string;
  detail: string;
}

export interface Figures {
  seed: string;
  calls: number;
  episodes: number;
  /** Characters that left by any way. */
  characters: number;
  /** Canaries planted, by place. */
  planted: Record<string, { opaque: number; recognisable: number }>;
  leaks: Record<string, { opaque: number; recognisable: number }>;
  exceptions: number;
  changedInputs: number;
  badLines: number;
  jsonIsNotCopy: number;
  secondPass: number;
  /** Of adapters for frameworks alone. */
  changedResponses?: number;
  changedRequests?: number;
  lostLines?: number;
  /** Opaque canaries in free text: planted, and come through. */
  freeText: Record<string, { planted: number; through: number }>;
  /** Decisions of the redactors, by action: what the calls made them do. */
  decisions: Record<string, number>;
  failures: Failure[];
}

export const episodesPerBlock = 25;
const mostFailures = 200;

const counters = {
  exception: "exceptions",
  "changed input": "changedInputs",
  "bad line": "badLines",
  "json is not copy": "jsonIsNotCopy",
  "second pass": "secondPass",
  "changed response": "changedResponses",
  "changed request": "changedRequests",
  "lost line": "lostLines",
} as const;

/** Figures of a run that has not begun. */
export const createFigures = (seed: string): Figures => ({
  seed,
  calls: 0,
  episodes: 0,
  characters: 0,
  planted: {},
  leaks: {},
  exceptions: 0,
  changedInputs: 0,
  badLines: 0,
  jsonIsNotCopy: 0,
  secondPass: 0,
  freeText: {},
  decisions: {},
  failures: [],
});

/** Runs random logging calls and looks for every canary in everything that they emit. */
export function fuzz({
  calls,
  seed,
  perPolicy = callsPerPolicy,
  unprotected,
  onProgress,
  runEpisode = runPinoEpisode,
}: FuzzOptions): Figures {
  const figures = createFigures(seed);
  const episodes = Math.ceil(calls / perPolicy);
  let at = 0;
  while (at < episodes) {
    const block = blockOf(at);
    const pool = createPool(`${seed}/${block}`);
    const find = createFinder(pool.all);
    const end = Math.min(episodes, (block + 1) * episodesPerBlock);
    const cases: Case[] = [];
    for (; at < end; at++) {
      const episode = runEpisode({ seed, number: at, pool, calls: perPolicy, unprotected });
      cases.push(...episode.cases);
      countDecisions(figures, episode);
    }
    judge(figures, cases, find, (number) => replay(seed, number, perPolicy, runEpisode));
    onProgress?.(figures.calls, figures.failures);
  }
  return figures;
}

/** Episodes of a block plant of one pool. */
export const blockOf = (episode: number): number => Math.floor(episode / episodesPerBlock);

export function countDecisions(figures: Figures, { decisions }: Episode): void {
  figures.episodes += 1;
  for (const [action, times] of Object.entries(decisions)) {
    figures.decisions[action] = (figures.decisions[action] ?? 0) + times;
  }
}

/** Counts cases of one block and looks for its canaries in what they have emitted; `again` runs one of them once more. */
export function judge(figures: Figures, cases: readonly Case[], find: Finder, again?: (number: number) => Case): void {
  count(figures, cases);
  // One search for some hundred calls; only where it finds something is each searched by itself.
  if (find(cases.map(({ all }) => all).join("\n")).length === 0) return;
  for (const one of cases) search(figures, one, leaksOf(one, find, again));
}

/** Seconds or milliseconds since 1970, as loggers write them. */
const clock = /1\d{9}(?:\.?\d{3})?/g;
const aDay = 86_400_000;
const withoutClock = (text: string): string =>
  text.replace(clock, (digits) => {
    const time = Number(digits.replace(".", "").padEnd(13, "0"));
    return Math.abs(time - Date.now()) < aDay ? "" : digits;
  });

/**
 * Ciphertext holds any five letters now and then, and the time some date without its separators: what stands in them alone
 * is a leak where it stands there again, under another key and nonce and at another time.
 */
export function leaksOf({ number, all }: Case, find: Finder, again?: (number: number) => Case): Leak[] {
  const leaks = find(all);
  if (leaks.length === 0 || again === undefined) return leaks;
  const isIn = (others: readonly Leak[], leak: Leak) =>
    others.some(({ index, encoding }) => index === leak.index && encoding === leak.encoding);
  const plain = find(withoutClock(withoutSealing(all)));
  if (leaks.every((leak) => isIn(plain, leak))) return leaks;
  const second = find(again(number).all);
  return leaks.filter((leak) => isIn(plain, leak) || isIn(second, leak));
}

function tally(table: Figures["planted"], place: string, kind: string): void {
  table[place] ??= { opaque: 0, recognisable: 0 };
  table[place][kind === "opaque" ? "opaque" : "recognisable"] += 1;
}

function fail(figures: Figures, failure: Failure): void {
  if (figures.failures.length < mostFailures) figures.failures.push(failure);
}

function count(figures: Figures, cases: readonly Case[]): void {
  const known = new Set<unknown>();
  for (const { number, all, plants, faults, measured } of cases) {
    figures.calls += 1;
    figures.characters += all.length;
    for (const plant of plants) {
      // A logger's and a ring's plants stand with every call that they are in.
      if (known.has(plant)) continue;
      known.add(plant);
      tally(figures.planted, plant.place, plant.kind);
    }
    for (const { kind, detail } of faults) {
      figures[counters[kind]] = (figures[counters[kind]] ?? 0) + 1;
      fail(figures, { case: number, kind, detail });
    }
    if (measured === undefined) continue;
    const name = `${measured.mode}, ${measured.place}`;
    figures.freeText[name] ??= { planted: 0, through: 0 };
    figures.freeText[name].planted += 1;
    if (measured.leaked) figures.freeText[name].through += 1;
    if (measured.leaked && measured.mode !== "scan") {
      tally(figures.leaks, measured.place, "opaque");
      fail(figures, { case: number, kind: "leak", detail: `opaque in ${measured.mode} free text: ${measured.place}` });
    }
  }
}

function search(figures: Figures, { number, plants }: Case, leaks: readonly Leak[]): void {
  for (const index of new Set(leaks.map((leak) => leak.index))) {
    const own = plants.filter((plant) => plant.index === index);
    // Words of names are shared: another canary of the same word is the one that was planted.
    if (own.length === 0 && leaks.some((leak) => plants.some((plant) => plant.index === leak.index))) continue;
    const { kind, encoding } = leaks.find((leak) => leak.index === index)!;
    const places = own.length === 0 ? ["not planted in this call"] : own.map(({ place }) => place);
    tally(figures.leaks, places[0] as Place, kind);
    fail(figures, { case: number, kind: "leak", detail: `${kind} as ${encoding}; planted as: ${places.join(", ")}` });
  }
}

/** One case again, with all that it emitted: for whoever looks for the cause. */
export function replay(
  seed: string,
  number: number,
  perPolicy = callsPerPolicy,
  runEpisode: RunEpisode = runPinoEpisode,
): Case {
  const episode = Math.floor(number / perPolicy);
  const pool = createPool(`${seed}/${blockOf(episode)}`);
  return runEpisode({ seed, number: episode, pool, calls: perPolicy }).cases[number % perPolicy]!;
}

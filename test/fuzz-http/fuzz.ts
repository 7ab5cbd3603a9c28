import { createFinder } from "@philog/testing";
import type { Case } from "../fuzz/call.ts";
import { blockOf, countDecisions, createFigures, episodesPerBlock, type Figures, judge } from "../fuzz/fuzz.ts";
import { createPool } from "../fuzz/planter.ts";
import type { Adapter } from "./adapter.ts";
import { callsPerApp, runHttpEpisode } from "./episode.ts";

export interface HttpFuzzOptions {
  adapter: Adapter;
  calls: number;
  seed: string;
  /** @default false */
  unprotected?: boolean;
  onProgress?: (calls: number) => void;
}

/** Sends random requests to apps of one framework, bare and behind the adapter, and looks for every canary in what is logged. */
export async function fuzzHttp({ adapter, calls, seed, unprotected, onProgress }: HttpFuzzOptions): Promise<Figures> {
  const figures: Figures = { ...createFigures(seed), changedResponses: 0, changedRequests: 0, lostLines: 0 };
  const episodes = Math.ceil(calls / callsPerApp);
  for (let at = 0; at < episodes; ) {
    const block = blockOf(at);
    const pool = createPool(`${seed}/${block}`);
    const find = createFinder(pool.all);
    const end = Math.min(episodes, (block + 1) * episodesPerBlock);
    const cases: Case[] = [];
    for (; at < end; at++) {
      const left = Math.min(callsPerApp, calls - at * callsPerApp);
      const episode = await runHttpEpisode({ adapter, seed, number: at, pool, calls: left, unprotected });
      cases.push(...episode.cases);
      countDecisions(figures, episode);
    }
    judge(figures, cases, find);
    onProgress?.(figures.calls);
  }
  return figures;
}

/** The cases of one app again, with all that they emitted. */
export async function replayHttp(adapter: Adapter, seed: string, number: number): Promise<Case> {
  const episode = Math.floor(number / callsPerApp);
  const pool = createPool(`${seed}/${blockOf(episode)}`);
  const { cases } = await runHttpEpisode({ adapter, seed, number: episode, pool });
  return cases[number % callsPerApp]!;
}

import { expect, it } from "vitest";
import { fuzz } from "../fuzz/fuzz.ts";
import { report } from "../fuzz/report.ts";
import { runWinstonEpisode as runEpisode } from "./episode.ts";

const command = "test/fuzz-winston/run.mjs";

it("random calls of winston loggers leak no canary, throw nothing and change no input", () => {
  for (const seed of ["1", new Date().toISOString().slice(0, 10)]) {
    const figures = fuzz({ calls: 400, seed, runEpisode });
    expect(figures.failures.length, report(figures, command)).toBe(0);
    expect(figures.planted.format).toBeDefined();
    expect(figures.calls).toBe(400);
  }
});

it("random calls of winston loggers without a policy leak from what is logged, thrown, bound and added", () => {
  const { leaks } = fuzz({ calls: 600, seed: "bare", unprotected: true, runEpisode });
  const places = ["field", "message", "argument", "binding", "error property", "thrown", "format", "key", "toJSON"];
  expect(Object.keys(leaks)).toEqual(expect.arrayContaining(places));
});

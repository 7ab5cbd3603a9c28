// Mutation tests of core, one room a run: `npm run mutation -- --room policy`. docs/reference/mutants.md says what the figures mean.
const room = process.env.PHILOG_MUTATION_ROOM;
const source = "packages/core/src";
const results = `.mutation/${room ?? "core"}`;

export default {
  testRunner: "philog",
  plugins: ["./scripts/mutation/runner.mjs"],
  mutate: [
    room === "errors" ? `${source}/errors.ts` : `${source}/${room ?? "**"}/**/*.ts`,
    `!${source}/**/*.test.ts`,
    `!${source}/**/*.test-data.ts`,
    // Generated tables, and doors that hold no logic.
    `!${source}/policy/key-word-list.ts`,
    `!${source}/policy/zip-prefixes.ts`,
    `!${source}/**/index.ts`,
  ],
  coverageAnalysis: "perTest",
  concurrency: 2,
  timeoutMS: 20_000,
  timeoutFactor: 4,
  ignorePatterns: ["dist", "coverage", "benchmarks", ".turbo", ".mutation"],
  tempDirName: ".mutation/sandbox",
  incremental: true,
  incrementalFile: `${results}.json`,
  reporters: ["progress-append-only", "html"],
  htmlReporter: { fileName: `${results}.html` },
  checkers: [],
};

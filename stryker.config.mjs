// Mutation tests of core, a part of a room a run: `npm run mutation -- --room policy`. docs/reference/mutants.md says what the
// figures mean.
const { PHILOG_MUTATION_FILES: files, PHILOG_MUTATION_RESULTS: results } = process.env;
const source = "packages/core/src";

export default {
  testRunner: "philog",
  plugins: ["./scripts/mutation/runner.mjs"],
  mutate: files.split(",").map((file) => `${source}/${file}`),
  coverageAnalysis: "perTest",
  concurrency: 2,
  timeoutMS: 10_000,
  timeoutFactor: 4,
  ignorePatterns: ["dist", "coverage", "benchmarks", ".turbo", ".mutation"],
  tempDirName: ".mutation/sandbox",
  incremental: true,
  incrementalFile: results,
  reporters: ["progress-append-only", "html"],
  htmlReporter: { fileName: results.replace(/json$/, "html") },
  checkers: [],
};

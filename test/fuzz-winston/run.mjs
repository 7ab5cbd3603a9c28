// Random calls of winston loggers with formats, transports and changes at run time: `--calls` of them, in `--jobs` processes.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { inJobs, load } from "../fuzz/jobs.mjs";

const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "50000" },
    seed: { type: "string", default: "1" },
    jobs: { type: "string", default: "1" },
    /** Shows one case again. */
    case: { type: "string" },
    /** Writes the chapter of the reference. */
    write: { type: "boolean", default: false },
    /** Writes the figures as JSON instead of printing them: a job's own. */
    json: { type: "string" },
  },
});
const calls = Number(values.calls);
const jobs = Number(values.jobs);
const beside = (name) => new URL(`../fuzz/${name}`, import.meta.url);
const { runWinstonEpisode: runEpisode } = await load(new URL("./episode.ts", import.meta.url));
const { fuzz, replay } = await load(beside("fuzz.ts"));

if (values.case !== undefined) {
  const { all, plants, faults } = replay(values.seed, Number(values.case), undefined, runEpisode);
  console.log(all);
  console.log(plants, faults);
  process.exit(0);
}

async function run() {
  if (jobs === 1) return fuzz({ calls, seed: values.seed, runEpisode });
  const { merge } = await load(beside("merge.ts"));
  return merge(await inJobs({ jobs, seed: values.seed, calls, flags: [] }));
}

const { report } = await load(beside("report.ts"));
const start = Date.now();
const figures = await run();
if (values.json === undefined) {
  console.log(report(figures, "test/fuzz-winston/run.mjs"));
  console.log(`${((Date.now() - start) / 1000).toFixed(0)} s`);
} else writeFileSync(values.json, JSON.stringify(figures));
if (values.write) {
  const { writeChapter } = await load(beside("pages.ts"));
  writeChapter("winston", figures);
}
process.exit(figures.failures.length === 0 ? 0 : 1);

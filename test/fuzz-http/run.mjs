// Random requests to each framework as it is and behind its adapter: `--adapter NAME`, or all; `--calls` of them for each,
// in `--jobs` processes side by side.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { inJobs, load } from "../fuzz/jobs.mjs";

const { values } = parseArgs({
  options: {
    adapter: { type: "string" },
    calls: { type: "string", default: "50000" },
    seed: { type: "string", default: "1" },
    jobs: { type: "string", default: "1" },
    /** Shows one case again, of one adapter. */
    case: { type: "string" },
    /** Writes the chapter of the reference. */
    write: { type: "boolean", default: false },
    /** Writes the figures as JSON instead of printing them: a job's own. */
    json: { type: "string" },
  },
});
const calls = Number(values.calls);
const jobs = Number(values.jobs);
const here = (name) => new URL(name, import.meta.url);
const { adapters } = await load(here("./adapters.ts"));
const names = values.adapter === undefined ? Object.keys(adapters) : [values.adapter];
if (!names.every((name) => Object.hasOwn(adapters, name))) {
  console.error(`--adapter is one of ${Object.keys(adapters).join(", ")}`);
  process.exit(2);
}

if (values.case !== undefined) {
  const { replayHttp } = await load(here("./fuzz.ts"));
  const { all, plants, faults } = await replayHttp(adapters[names[0]], values.seed, Number(values.case));
  console.log(all);
  console.log(plants, faults);
  process.exit(0);
}

async function run(name) {
  if (jobs > 1) {
    const { merge } = await load(new URL("../fuzz/merge.ts", import.meta.url));
    return merge(await inJobs({ jobs, seed: values.seed, calls, flags: ["--adapter", name] }));
  }
  const { fuzzHttp } = await load(here("./fuzz.ts"));
  const onProgress = (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${done} requests`);
  };
  return fuzzHttp({ adapter: adapters[name], calls, seed: values.seed, onProgress });
}

const { report } = await load(new URL("../fuzz/report.ts", import.meta.url));
for (const name of names) {
  const start = Date.now();
  const figures = await run(name);
  if (figures.failures.length > 0) process.exitCode = 1;
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(figures));
  else {
    console.log(`${adapters[name].name}\n${report(figures, `test/fuzz-http/run.mjs --adapter ${name}`)}`);
    console.log(`${((Date.now() - start) / 1000).toFixed(0)} s\n`);
  }
  if (values.write) {
    const { writeChapter } = await load(new URL("../fuzz/pages.ts", import.meta.url));
    writeChapter(adapters[name].name, figures);
  }
}
// A framework may hold timers.
process.exit();

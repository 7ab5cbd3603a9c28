// A test runner for Stryker. Its own vitest runner starts a worker and a module server for each mutant, 1.3 s of CPU
// time; this one evaluates the compiled modules anew, which takes hundredths of that.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { compileModules } from "./modules.mjs";
import { runTestFile, vitest } from "./vitest.mjs";

const { PHILOG_MUTATION_ROOM: room, PHILOG_MUTATION_SAMPLE: sample = "1" } = process.env;
globalThis.__stryker__ ??= {};
const namespace = globalThis.__stryker__;

/** The tests of the room, or of all rooms; those that draw values last, since the first failure ends a mutant's run. */
function testFiles() {
  const source = join(process.cwd(), "packages", "core", "src");
  // Tests that start processes run what is built, and so no mutant.
  const names = readdirSync(source, { recursive: true }).filter((file) => /(?<!-apart)\.test\.ts$/.test(file));
  const files = names.filter((file) => !room || file.startsWith(room)).map((file) => join(source, file));
  const cost = (file) => Number(readFileSync(file, "utf8").includes('"fast-check"'));
  return files.sort((a, b) => cost(a) - cost(b));
}

/** Whether a mutant is one of those that are run: the same ones for the same source, one in `sample`. */
function isDrawn({ fileName, location: { start, end }, replacement }) {
  const place = [basename(fileName), start.line, start.column, end.line, end.column, replacement].join();
  return createHash("sha256").update(place).digest().readUInt32BE() % Number(sample) === 0;
}

/** A room whose tests take minutes together: there a mutant is shown to those near it alone. */
const largest = "detect";

/** 0 for the mutant's own tests, 1 for those of its family (`dates-time` and `dates`) or that import it, 2 for others. */
function distanceTo({ fileName }) {
  const name = basename(fileName, ".ts");
  const [family] = name.split("-");
  const own = join(dirname(fileName), `${name}.test.ts`);
  return (file) => {
    if (own.endsWith(file) || file.endsWith(own)) return 0;
    const isKin = basename(file).startsWith(family) || readFileSync(file, "utf8").includes(`/${name}.ts"`);
    return isKin ? 1 : 2;
  };
}

/** The test files for a mutant, those that are most likely to fail first. */
function testsFor(files, mutant) {
  const distance = distanceTo(mutant);
  const far = files.map((file) => [file, distance(file)]).sort(([, a], [, b]) => a - b);
  const near = far.filter(([, found]) => found < 2);
  const chosen =
    room !== largest ? far : near.length > 0 ? near : far.filter(([file]) => file.endsWith("/scan.test.ts"));
  return chosen.map(([file]) => file);
}

/** Hits while a file is read, moved to each of its tests: modules are evaluated anew for every mutant. */
function coverageOf(hits, ids) {
  const { static: onReading, perTest } = hits;
  return ids.map((id) => {
    const own = { ...perTest[id] };
    for (const [mutant, count] of Object.entries(onReading)) own[mutant] = (own[mutant] ?? 0) + count;
    return [id, own];
  });
}

function createRunner() {
  const files = testFiles();
  let instantiate;

  function modules() {
    const { load, forget } = instantiate();
    const vi = new Proxy(vitest.vi, { get: (target, key) => (key === "resetModules" ? forget : target[key]) });
    replacements.set("vitest", { ...vitest, vi });
    return load;
  }
  const replacements = new Map();

  return {
    capabilities: () => ({ reloadEnvironment: true }),

    async init() {
      const { default: fastCheck } = await import("./fast-check.mjs");
      replacements.set("fast-check", fastCheck);
      instantiate = await compileModules(files, replacements);
    },

    async dryRun() {
      const tests = [];
      const perTest = {};
      for (const file of files) {
        namespace.mutantCoverage = { static: {}, perTest: {} };
        const onTest = (id) => {
          namespace.currentTestId = id;
        };
        const outcome = await runTestFile({ file, load: modules(), onTest });
        for (const { id, name, ms, failure } of outcome) {
          const status = failure === undefined ? 0 : 1;
          tests.push({ id, name, timeSpentMs: ms, fileName: file, status, failureMessage: failure });
        }
        const ids = outcome.map(({ id }) => id);
        Object.assign(perTest, Object.fromEntries(coverageOf(namespace.mutantCoverage, ids)));
      }
      namespace.mutantCoverage = undefined;
      return { status: "complete", tests, mutantCoverage: { static: {}, perTest } };
    },

    async mutantRun({ activeMutant, testFilter, hitLimit }) {
      if (!isDrawn(activeMutant)) return { status: "error", errorMessage: "not drawn" };
      const wanted = testFilter && new Set(testFilter);
      const chosen = wanted && new Set(testFilter.map((id) => join(process.cwd(), id.slice(0, id.indexOf("#")))));
      Object.assign(namespace, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
      const load = modules();
      let nrOfTests = 0;
      try {
        for (const file of testsFor(files, activeMutant)) {
          if (chosen && !chosen.has(file)) continue;
          const outcome = await runTestFile({ file, load, wanted, bail: true });
          nrOfTests += outcome.length;
          if (namespace.hitCount > hitLimit) {
            return { status: "timeout", reason: `Hit limit reached (${namespace.hitCount}/${hitLimit})` };
          }
          const failing = outcome.find(({ failure }) => failure !== undefined);
          if (failing) return { status: "killed", killedBy: [failing.id], failureMessage: failing.failure, nrOfTests };
        }
        return { status: "survived", nrOfTests };
      } finally {
        namespace.activeMutant = undefined;
      }
    },
  };
}

export const strykerPlugins = [{ kind: "TestRunner", name: "philog", factory: createRunner }];

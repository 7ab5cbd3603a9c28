// A test runner for Stryker. Its own vitest runner starts a worker and a module server for each mutant, 1.3 s of CPU
// time; this one evaluates the compiled modules anew, which takes hundredths of that.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { compileModules } from "./modules.mjs";
import { runTestFile, vitest } from "./vitest.mjs";

const { PHILOG_MUTATION_ROOM: room, PHILOG_MUTATION_SAMPLE: sample = "1" } = process.env;
globalThis.__stryker__ ??= {};
const namespace = globalThis.__stryker__;

/** The tests of the room; those that draw values last, since the first failure ends a mutant's run. */
function testFiles() {
  const source = join(process.cwd(), "packages", "core", "src");
  // Tests that start processes run what is built, and so no mutant.
  const names = readdirSync(source, { recursive: true }).filter((file) => /(?<!-apart)\.test\.ts$/.test(file));
  const files = names.filter((file) => file.startsWith(room)).map((file) => join(source, file));
  const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
  const cost = (file) => Number(texts.get(file).includes('"fast-check"'));
  // Only a module server can replace a module.
  return files.filter((file) => !texts.get(file).includes("vi.mock(")).sort((a, b) => cost(a) - cost(b));
}

/** Whether a mutant is one of those that are run: the same ones for the same source, one in `sample`. */
function isDrawn({ fileName, location: { start, end }, replacement }) {
  const place = [basename(fileName), start.line, start.column, end.line, end.column, replacement].join();
  return createHash("sha256").update(place).digest().readUInt32BE() % Number(sample) === 0;
}

/** A mutant's path is that of the project, a test's that of the copy in which it is run. */
const inPackages = (path) => path.slice(path.lastIndexOf("/packages/"));

/** 0 for the mutant's own tests, 1 for those of its family (`dates-time` and `dates`) or that import it, 2 for others. */
function distanceTo({ fileName }) {
  const name = basename(fileName, ".ts");
  const [family] = name.split("-");
  const own = inPackages(join(dirname(fileName), `${name}.test.ts`));
  return (file) => {
    if (inPackages(file) === own) return 0;
    return basename(file).startsWith(family) || readFileSync(file, "utf8").includes(`/${name}.ts"`) ? 1 : 2;
  };
}

/** A room whose tests take minutes together: there those of more ms are for the mutants of their own file alone. */
const largest = "detect";
const mostMs = 20;
/** The tests of more, from the first run to those of mutants, which may be in another process. */
const slowTests = "slow-tests.json";

/** The test files for a mutant, those that are most likely to fail first, each with the tests of it that are run. */
function testsFor(files, mutant, wanted) {
  const distance = distanceTo(mutant);
  const slow = new Set(room === largest ? JSON.parse(readFileSync(slowTests, "utf8")) : []);
  const quick = wanted.filter((id) => !slow.has(id));
  const ordered = files.map((file) => ({ file, far: distance(file) })).sort((a, b) => a.far - b.far);
  return ordered
    .map(({ file, far }) => {
      const name = `${relative(process.cwd(), file)}#`;
      return { file, wanted: new Set((far === 0 ? wanted : quick).filter((id) => id.startsWith(name))) };
    })
    .filter(({ wanted: ids }) => ids.size > 0);
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

  /** The slow tests where the modules are loaded once, so that no test is charged with what the first one sets up. */
  async function findSlowTests() {
    const load = modules();
    const slow = [];
    for (const file of files) {
      const outcome = await runTestFile({ file, load });
      slow.push(...outcome.filter(({ ms }) => ms > mostMs).map(({ id }) => id));
    }
    return slow;
  }

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
      if (room === largest) writeFileSync(slowTests, JSON.stringify(await findSlowTests()));
      return { status: "complete", tests, mutantCoverage: { static: {}, perTest } };
    },

    async mutantRun({ activeMutant, testFilter, hitLimit }) {
      if (!isDrawn(activeMutant)) return { status: "error", errorMessage: "not drawn" };
      Object.assign(namespace, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
      const load = modules();
      let nrOfTests = 0;
      try {
        for (const { file, wanted } of testsFor(files, activeMutant, testFilter)) {
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

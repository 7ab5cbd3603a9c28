// Runs vitest's own describe, it, expect and vi in this process: no worker, no server, one evaluation of the modules a run.
import { startTests } from "@vitest/runner";

const config = {
  // Stryker changes into its sandbox after this file is read.
  get root() {
    return process.cwd();
  },
  name: "",
  setupFiles: [],
  sequence: { hooks: "stack", setupFiles: "list" },
  maxConcurrency: 1,
  // A mutant that lets a caller wait for ever is to fail its test, before the clock of Stryker ends the whole run.
  testTimeout: 10_000,
  hookTimeout: 10_000,
  retry: 0,
  tags: [],
};

// What vitest finds in one of its workers.
globalThis.__vitest_worker__ = {
  config: { ...config, fakeTimers: {} },
  ctx: {},
  rpc: {},
  providedContext: {},
  metaEnv: process.env,
};
export const vitest = { ...(await import("vitest")) };

const fullName = (task) => (task.suite?.name ? `${fullName(task.suite)} ${task.name}` : task.name);
/** A test's name for Stryker: its file and its titles. */
export const testId = (test) => `${test.file.name}#${fullName(test)}`;

/** Tests of huge texts, of work in proportion and of generated files: a hundred times as long as others where hits are counted. */
const isLong = (test) =>
  /megabyte|twice the work|\b10 MB\b|linear|twice as many steps|is what the|are what the/.test(fullName(test));

const testsOf = (task) => (task.type === "test" ? [task] : task.tasks.flatMap(testsOf));
const failureOf = (task) => task?.result?.errors?.[0]?.message ?? (task?.suite ? failureOf(task.suite) : undefined);

/** Leaves nothing of a run behind for the next one. */
function tidy() {
  vitest.vi.useRealTimers();
  vitest.vi.restoreAllMocks();
  vitest.vi.unstubAllEnvs();
  for (const key of Reflect.ownKeys(Object.prototype)) {
    if (Object.getOwnPropertyDescriptor(Object.prototype, key).enumerable) delete Object.prototype[key];
  }
}

/**
 * Runs one test file, of it only the tests that `wanted` names where it is given. Stops at the first failure where
 * `bail` is true. Returns the tests that ran, each with its time in ms and its failure.
 */
export async function runTestFile({ file, load, wanted, bail, onTest = () => {} }) {
  let failed = false;
  let stray;
  const onStray = (reason) => {
    stray ??= `outside of a test: ${reason}`;
  };
  process.on("unhandledRejection", onStray).on("uncaughtException", onStray);
  const runner = {
    config,
    importFile: (path) => void load(path),
    onCollected: (files) => {
      for (const test of files.flatMap(testsOf)) {
        if (isLong(test) || (wanted && !wanted.has(testId(test)))) test.mode = "skip";
      }
    },
    onBeforeRunTask: (test) => {
      if (bail && failed) test.mode = "skip";
    },
    onBeforeTryTask: (test) => {
      vitest.expect.setState({ assertionCalls: 0, isExpectingAssertions: false, isExpectingAssertionsError: null });
      onTest(testId(test));
    },
    onAfterTryTask: () => onTest(undefined),
    onAfterRunTask: (test) => {
      failed ||= test.result?.state === "fail";
    },
  };
  try {
    const [result] = await startTests([file], runner);
    await new Promise(setImmediate);
    const tests = testsOf(result);
    const ran = tests.filter((test) => test.result?.state === "pass" || test.result?.state === "fail");
    const outcome = ran.map((test) => ({
      id: testId(test),
      name: fullName(test),
      ms: test.result.duration ?? 0,
      failure: test.result.state === "fail" ? (failureOf(test) ?? "failed") : undefined,
    }));
    const whole =
      stray ?? (ran.some(({ result: { state } }) => state === "fail") ? undefined : failureOf(firstFailing(result)));
    if (whole !== undefined && !outcome.some(({ failure }) => failure)) {
      const id = ran.length > 0 ? testId(ran.at(-1)) : [...(wanted ?? [])].find((name) => name.startsWith(result.name));
      outcome.push({ id: id ?? `${result.name}#`, name: id ?? result.name, ms: 0, failure: whole });
    }
    return outcome;
  } finally {
    process.off("unhandledRejection", onStray).off("uncaughtException", onStray);
    tidy();
  }
}

/** A suite that failed by itself: while it was collected, or in a hook. */
function firstFailing(suite) {
  if (suite.result?.errors?.length) return suite;
  for (const task of suite.tasks) {
    const found = task.type === "suite" ? firstFailing(task) : undefined;
    if (found) return found;
  }
  return undefined;
}

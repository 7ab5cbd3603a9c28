import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { validatePolicy } from "../../packages/core/src/policy/validate.ts";
import { anchors, hiddenFences, listPages, readPage, readSamples, root, type Sample } from "./pages.ts";
import {
  bundleSamples,
  checkTypes,
  isCommand,
  normalise,
  removeSamples,
  runPython,
  runSample,
  runShell,
} from "./run-samples.ts";
import { shellFaults } from "./shell.ts";

const programs = ["js", "ts"];
const languages = [...programs, "json", "sh", "python", "text", "console"];

/** Samples that a test of their own package runs, because they need a test runner's globals. */
const runElsewhere = (code: string) => /^import "@philog\/testing\/(?:vitest|jest)"/.test(code);

const pages = listPages();
const samples = pages.flatMap(readSamples);
/** The first program of a package's README, where a test of the package runs it as it stands. */
const runsInPackage = (sample: Sample) =>
  existsSync(join(root, dirname(sample.page), "src/readme.test.ts")) &&
  sample === samples.find(({ page, language }) => page === sample.page && language === "js");
const runnable = samples.filter(
  (sample) =>
    programs.includes(sample.language) &&
    sample.notRun === undefined &&
    !runElsewhere(sample.code) &&
    !runsInPackage(sample),
);
const commands = samples.filter((sample) => isCommand(sample) && sample.notRun === undefined);
const byPlace = (a: Sample, b: Sample) => pages.indexOf(a.page) - pages.indexOf(b.page) || a.line - b.line;
/** The files that a sample finds: those above it on its page; the policy file of docs/policy.md is there for all. */
const filesFor = ({ page: own, line: last }: Sample) => {
  const files = samples.filter(({ file }) => file !== undefined);
  const shared = files.filter(({ page }) => page === "docs/policy.md" && page !== own);
  return [...shared, ...files.filter(({ page, line }) => page === own && line <= last)];
};
const at = ({ page, line }: Sample) => `${page}:${line}`;

beforeAll(() => bundleSamples(runnable), 120_000);
afterAll(removeSamples);

describe("every sample", () => {
  test("stands in a language that is held, or says why it is not run", () => {
    const unknown = samples.filter(({ language, notRun }) => !languages.includes(language) && notRun === undefined);
    expect(unknown.map(at)).toEqual([]);
    expect(samples.filter(({ notRun }) => notRun === "").map(at)).toEqual([]);
    expect(runnable.length).toBeGreaterThan(10);
  });

  test("begins and ends where the reader of samples sees it", () => {
    for (const page of pages) expect(hiddenFences(page), page).toEqual([]);
  });

  test("of the shell that is not run names scripts, packages and files that are there", () => {
    const looked = samples.filter(
      (sample) => sample.language === "sh" && sample.notRun === undefined && !isCommand(sample),
    );
    expect(looked.length).toBeGreaterThan(3);
    for (const sample of looked) expect(shellFaults(sample.code), at(sample)).toEqual([]);
  });

  // In the order of the page: a command finds what the samples above it have written.
  test.each([...runnable, ...commands].sort(byPlace).map((sample) => [at(sample), sample] as const))(
    "of %s runs, with the output beside it",
    (_, sample) => {
      const files = filesFor(sample);
      const { output, code } = sample;
      if (isCommand(sample)) {
        const { status, stdout } = runShell(sample, files);
        expect({ status, printed: stdout }).toMatchObject({ status: 0 });
        if (output !== undefined) expect(normalise(stdout, code)).toBe(normalise(output, code));
        return;
      }
      const { status, stdout, stderr } = runSample(sample, files);
      if (output === undefined) {
        expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
        return;
      }
      const printed = normalise(stdout + stderr, code);
      if (status === 0) {
        expect(printed).toBe(normalise(output, code));
        return;
      }
      // A sample may end in the error that it shows; Node prints more around it.
      expect(output).toMatch(/^\w*Error: /m);
      let from = 0;
      for (const line of normalise(output, code).split("\n")) {
        const found = printed.indexOf(line, from);
        expect(found, `${line}\nin\n${printed}`).toBeGreaterThanOrEqual(0);
        from = found + line.length;
      }
    },
  );

  test.for(samples.filter(({ language }) => language === "python").map((sample) => [at(sample), sample] as const))(
    "of %s in Python prints what stands beside it",
    ([, sample], { skip }) => {
      const printed = runPython(sample);
      if (printed === undefined) return skip("python3 is not installed");
      expect(printed.trim()).toBe(sample.output);
    },
  );

  test("in TypeScript has sound types", () => {
    const typed = runnable.filter(({ language }) => language === "ts");
    expect(typed.length).toBeGreaterThan(0);
    expect(checkTypes(typed)).toBe("");
  }, 60_000);

  test("in JSON parses, and is a valid policy where it has a version", () => {
    for (const sample of samples.filter(({ language, notRun }) => language === "json" && notRun === undefined)) {
      const value: unknown = JSON.parse(sample.code);
      const isPolicy =
        typeof value === "object" && value !== null && "version" in value && !("name" in value || "groups" in value);
      if (isPolicy) expect(validatePolicy(value), at(sample)).toEqual([]);
    }
  });
});

describe.each(pages)("%s", (page) => {
  const text = readPage(page);

  test("links to files and headings that are there", () => {
    const missing = [...text.matchAll(/\]\(([^)#\s]*)(?:#([\w-]+))?\)/g)].filter(([, link = "", anchor]) => {
      if (/^[a-z]+:/.test(link)) return false;
      const target = link === "" ? page : join(dirname(page), link);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchors(target).includes(anchor);
    });
    expect(missing.map(([link]) => link)).toEqual([]);
  });

  test("makes no claim of compliance and keeps to the vocabulary", () => {
    // Names of other people's systems and repositories are theirs.
    expect(
      text
        .replace(/`[^`\n]+`|[\w-]+\/[\w-]+/g, "")
        .match(/anonymi[sz]|de-?identif|saniti[sz]|scrub|HIPAA[- ]compliant|pseudonym/gi),
    ).toBeNull();
  });
});

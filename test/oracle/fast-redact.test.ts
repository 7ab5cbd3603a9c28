import { createRedactor, fromPinoRedact, type Policy } from "@philog/core";
import fc from "fast-check";
// @ts-expect-error: it comes without types
import fastRedact from "fast-redact";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { covers, forFastRedact, forPhilog, pathIn, type Segment } from "./paths.ts";
import { canariesIn, type PlantedRecord, record } from "./records.ts";

// More with ORACLE_CASES=100000, and others with ORACLE_SEED.
const { ORACLE_CASES = "1000", ORACLE_SEED = "20201" } = process.env;
const numRuns = Number(ORACLE_CASES);
const seed = Number(ORACLE_SEED);
const timeout = 60_000 + numRuns * 50;

const open = { "**.*": "unchecked", "**[*]": "unchecked" } as const;
const limits = { depth: 32, keys: 10_000, items: 10_000, string: 1_048_576, record: 4_194_304 };
const openRedactor = createRedactor({ version: 1, rules: open, limits });

/** Writes a record under paths as an oracle does. */
type Oracle = (paths: string[], record: object, remove: boolean) => string;

const byFastRedact: Oracle = (paths, value, remove) =>
  fastRedact({ paths, remove, ...(remove ? {} : { censor: "[REDACTED]" }) })(value);

const byPino: Oracle = (paths, value, remove) => {
  const lines: string[] = [];
  pino({ redact: { paths, remove } }, { write: (line) => void lines.push(line) }).info(value);
  return lines[0]!;
};

/** The canaries that an oracle leaves; undefined where it does not take the paths or fails on the record. */
function leftBy(oracle: Oracle, paths: string[], { text }: PlantedRecord, remove: boolean): Set<string> | undefined {
  try {
    return canariesIn(oracle(paths, JSON.parse(text), remove));
  } catch {
    return undefined;
  }
}

/** The canaries that a policy leaves where all but its denies is allowed, in `json` and in `copy`. */
function leftByPhilog(denies: Policy["rules"], { text }: PlantedRecord): { json: Set<string>; copy: Set<string> } {
  const { json, copy } = createRedactor({ version: 1, rules: { ...open, ...denies }, limits });
  return { json: canariesIn(json(JSON.parse(text))), copy: canariesIn(JSON.stringify(copy(JSON.parse(text)))) };
}

const without = (all: Iterable<string>, taken: ReadonlySet<string>) => [...all].filter((one) => !taken.has(one));

interface Case {
  planted: PlantedRecord;
  paths: Segment[][];
  remove: boolean;
}

const cases = (wildcards: boolean): fc.Arbitrary<Case> =>
  record.chain((planted) =>
    fc.record({
      planted: fc.constant(planted),
      paths: fc.array(pathIn(planted, wildcards), { minLength: 1, maxLength: 4 }),
      remove: fc.boolean(),
    }),
  );

const isStar = (segment: Segment) => "star" in segment;
const isNumber = (segment: Segment) => "index" in segment || ("key" in segment && /^\d+$/.test(segment.key));
/** fast-redact takes quotes out of keys beside a wildcard, and ends a bracket at the first one that closes. */
const isMisread = (segments: Segment[]) =>
  segments.some(isStar) && segments.some((segment) => "key" in segment && /["'`\]]/.test(segment.key));
/** Such a path makes pino write to a prototype that all objects share; fast-redact puts back what it changed. */
const isShared = (segments: Segment[]) =>
  segments.some((segment) => "key" in segment && (segment.key in Object.prototype || segment.key === "prototype"));
/** An escape in a path: fast-redact reads it as JavaScript does, @pinojs/redact does not, and fromPinoRedact refuses it. */
const isEscaped = (segments: Segment[]) => forFastRedact(segments).includes("\\");

/** Behind two wildcards fast-redact censors places that are not on the path, and leaves some that are. */
const isTrusted = (segments: Segment[]) => segments.filter(isStar).length < 2;
/** Besides, it forgets the path `__proto__`; and Philog names no single item. */
const isSame = (segments: Segment[]) =>
  isTrusted(segments) && forFastRedact(segments) !== "__proto__" && !segments.slice(1).some(isNumber);

/** Runs the cases and says how much they showed. */
function compare(oracle: Oracle, wildcards: boolean, denyOf: (one: Case) => Policy["rules"]) {
  const figures = { compared: 0, censored: 0, left: 0 };
  const check = (one: Case) => {
    const { planted, remove } = one;
    const all = planted.canaries.keys();
    expect(without(all, canariesIn(openRedactor.json(JSON.parse(planted.text))))).toEqual([]);

    const trusted = oracle === byFastRedact;
    const unfit = (path: Segment[]) =>
      isMisread(path) || (wildcards && isEscaped(path)) || (!trusted && isShared(path));
    const paths = one.paths.filter((path) => !unfit(path));
    const theirs = leftBy(oracle, paths.map(forFastRedact), planted, remove);
    if (theirs === undefined || paths.length === 0) return;
    const ours = leftByPhilog(denyOf({ ...one, paths }), planted);
    const covered = [...planted.canaries].flatMap(([canary, place]) =>
      paths.some((segments) => covers(segments, place)) ? [canary] : [],
    );
    const censored = without(trusted && paths.every(isTrusted) ? planted.canaries.keys() : covered, theirs);
    expect(censored.filter((canary) => ours.json.has(canary) || ours.copy.has(canary))).toEqual([]);

    const kept = trusted && paths.every(isSame) ? [...theirs] : without(planted.canaries.keys(), new Set(covered));
    expect(without(kept, ours.json)).toEqual([]);
    expect(without(kept, ours.copy)).toEqual([]);
    figures.compared += 1;
    figures.censored += censored.length;
    figures.left += kept.length;
  };
  fc.assert(fc.property(cases(wildcards), check), { numRuns, seed });
  return figures;
}

const explicit = ({ paths, remove }: Case): Policy["rules"] => {
  const action = remove ? "remove" : "redact";
  return Object.fromEntries(paths.flatMap(forPhilog).map((path) => [path, { action }]));
};

describe("what an oracle censors", () => {
  test(
    "fast-redact: is absent under explicit denies of the same literal paths, and what it leaves is there",
    () => {
      const { compared, censored, left } = compare(byFastRedact, false, explicit);
      expect(compared).toBeGreaterThan(numRuns * 0.8);
      expect(censored).toBeGreaterThan(numRuns * 0.5);
      expect(left).toBeGreaterThan(numRuns * 0.5);
    },
    timeout,
  );

  test.each([
    ["fast-redact", byFastRedact],
    ["pino", byPino],
  ] as const)(
    "%s: is absent under the policy of fromPinoRedact, wildcards and indices included, and what it leaves is there",
    (_, oracle) => {
      const { compared, censored, left } = compare(oracle, true, ({ paths, remove }) => {
        const { rules } = fromPinoRedact({ paths: paths.map(forFastRedact), remove }).policy;
        expect(Object.keys(rules!).sort()).toEqual([...new Set(paths.flatMap(forPhilog))].sort());
        return rules;
      });
      expect(compared).toBeGreaterThan(numRuns * 0.6);
      expect(censored).toBeGreaterThan(numRuns * 0.5);
      expect(left).toBeGreaterThan(numRuns * 0.5);
    },
    timeout,
  );

  test("is found in the output of a policy that lacks the deny", () => {
    expect(() => compare(byFastRedact, false, () => ({}))).toThrow(/Property failed/);
  });

  test("is found missing where a deny takes more", () => {
    expect(() => compare(byFastRedact, false, () => ({ "**.a": { action: "redact" } }))).toThrow(/Property failed/);
  });
});

import fc from "fast-check";
import { key, type PlantedRecord, type Step } from "./records.ts";

/** A segment of a path as fast-redact knows it. `bracket`: how it is written. */
export type Segment = { bracket: boolean } & ({ key: string } | { index: number } | { star: true });

const identifier = /^[A-Za-z_$][\w$]*$/;
const bareKey = /^[A-Za-z_$][\w$-]*$/;

/** Draws a path of a record: mostly one that leads to a canary or to a container above it. */
export function pathIn({ canaries }: PlantedRecord, wildcards: boolean): fc.Arbitrary<Segment[]> {
  const places = [...canaries.values()].filter((steps) => wildcards || steps.every((step) => "key" in step));
  const segment = (step: Step): fc.Arbitrary<Segment> => {
    const own = fc.boolean().map((bracket) => ({ ...step, bracket }));
    if (!wildcards) return own;
    const star = fc.boolean().map((bracket) => ({ star: true as const, bracket }));
    const other = key.map((name) => ({ key: name, bracket: false }));
    return fc.oneof({ weight: 6, arbitrary: own }, { weight: 3, arbitrary: star }, { weight: 1, arbitrary: other });
  };
  const stranger = fc.array(fc.record({ key, bracket: fc.boolean() }), { minLength: 1, maxLength: 5 });
  if (places.length === 0) return stranger;
  const known = fc
    .constantFrom(...places)
    .chain((steps) => fc.tuple(fc.tuple(...steps.map(segment)), fc.nat(steps.length - 1), fc.nat(9)))
    .map(([segments, cut, dice]): Segment[] => (dice < 7 ? segments : segments.slice(0, cut + 1)));
  return fc.oneof({ weight: 9, arbitrary: known }, { weight: 1, arbitrary: stranger });
}

/** The path as fast-redact reads it. */
export function forFastRedact(segments: readonly Segment[]): string {
  const texts = segments.map((segment, at) => {
    const dot = at === 0 ? "" : ".";
    if ("star" in segment) return segment.bracket ? "[*]" : `${dot}*`;
    if ("index" in segment) return `[${segment.index}]`;
    return segment.bracket || !identifier.test(segment.key) ? `[${JSON.stringify(segment.key)}]` : dot + segment.key;
  });
  return texts.join("");
}

/** The paths of our grammar for the same places: items and members apart, no single item. */
export function forPhilog(segments: readonly Segment[]): string[] {
  return segments.reduce<string[]>(
    (paths, segment, at) => {
      const dot = at === 0 ? "" : ".";
      const items = at === 0 ? [] : ["[*]"];
      if ("star" in segment) return paths.flatMap((path) => [`${path}${dot}*`, ...items.map((text) => path + text)]);
      const name = "key" in segment ? segment.key : `${segment.index}`;
      const own = bareKey.test(name) ? dot + name : `[${JSON.stringify(name)}]`;
      const numbered = /^(?:0|[1-9]\d*)$/.test(name) ? items : [];
      return paths.flatMap((path) => [own, ...numbered].map((text) => path + text));
    },
    [""],
  );
}

const matches = (segment: Segment, step: Step): boolean => {
  if ("star" in segment) return true;
  const name = "key" in segment ? segment.key : `${segment.index}`;
  // Rules take every item where pino named one.
  return "key" in step ? step.key === name : /^(?:0|[1-9]\d*)$/.test(name);
};

/** Whether a place lies at or below a path. */
export function covers(segments: readonly Segment[], place: readonly Step[]): boolean {
  return segments.length <= place.length && segments.every((segment, at) => matches(segment, place[at]!));
}

import { marker } from "../policy/markers.ts";
import { builtInDetectors } from "./built-in.ts";
import { createContexts, moved, withContext } from "./context.ts";
import type { Detector, Finding, FindingKind } from "./detector.ts";
import { join } from "./join.ts";
import { lazily } from "./lazily.ts";
import { createOwnDetectors, type OwnDetector } from "./own-detector.ts";
import { createReader } from "./reader.ts";
import { createRecall, type Redacted } from "./repeats.ts";
import { createStrict } from "./strict.ts";
import { createSweep } from "./sweep.ts";
import { unitsIn } from "./units.ts";

export interface ScannerOptions {
  /** @default every built-in detector */
  detectors?: readonly Detector[];
  /** Detectors of the user's own, which were checked before. @default none */
  own?: readonly OwnDetector[];
  /** Names of detectors, classifications and formats to leave out. @default none */
  disable?: readonly string[];
  /** `strict`: what no vocabulary vouches for is a finding, too. @default "scan" */
  mode?: "scan" | "strict";
  /** Words that `strict` lets pass besides its own. @default none */
  words?: readonly string[];
  /** Told of each finding that `redact` replaces. */
  onFinding?: (kind: FindingKind) => void;
  /** Told the name of a detector of the user's own that failed; the text that it was given is a finding. */
  onFailure?: (detector: string) => void;
}

export interface Scanner {
  /** Findings in order, none overlapping another, none touching a marker or token of Philog. */
  find(text: string): Finding[];
  has(text: string): boolean;
  /** The text with `[REDACTED:<classification>]` for each finding; the same string where there is none. */
  redact(text: string): string;
  /** A scanner for texts under a JSON key; the same one where the key says nothing. */
  under(key: string): Scanner;
}

const PASSES = 3;
/** Parts between findings that may be known to hold none: one bit each. */
const MOST_QUIET = 32;
/** Texts of which a scanner of the mode `strict` remembers what became. */
const recalledTexts = 512;

const builtInSweep = lazily(() => createSweep(builtInDetectors));

/** Looks once at a part of a text that starts at an offset of it. */
interface Look {
  find(part: string, offset: number): Finding[];
  /** Whether a part of the part last looked at is known to hold no finding alone. */
  isQuiet(offset: number, from: number, to: number): boolean;
}
type Settle = (part: string, found: Finding[], offset: number, pass: number, into: Finding[], look: Look) => void;

const none: never[] = [];

/** Builds a scanner once; scanning allocates nothing for text without a candidate. */
export function createScanner(options: ScannerOptions = {}): Scanner {
  const {
    detectors = builtInDetectors,
    own = [],
    disable = [],
    mode,
    words,
    onFinding,
    onFailure = () => {},
  } = options;
  const disabled: ReadonlySet<string> = new Set(disable);
  const ownEnabled = own.filter(({ name }) => !disabled.has(name));
  // The index of all words takes milliseconds to build; no detector is asked while another scanner sweeps.
  const sweep = detectors === builtInDetectors ? builtInSweep() : createSweep(detectors);
  const reader = createReader(sweep, disabled);
  const contextOf = createContexts(
    detectors.filter(({ name }) => !disabled.has(name)),
    ownEnabled.flatMap(({ near = [] }) => near),
  );

  /** Scans a part; what a finding leaves is scanned again, so that a second pass finds nothing. */
  const collect = (part: string, offset: number, pass: number, into: Finding[], look: Look): void => {
    if (part !== "") settle(part, look.find(part, offset), offset, pass, into, look);
  };
  const settle: Settle = (part, found, offset, pass, into, look) => {
    if (found.length === 0) return;
    if (pass === PASSES) {
      into.push({ ...found[0]!, start: offset, end: offset + part.length });
      return;
    }
    // All parts before any is looked at: that takes the place of what the reader has in mind.
    let quiet = 0;
    let rest = 0;
    for (let n = 0; n < found.length && n < MOST_QUIET; n++) {
      const { start, end } = found[n]!;
      if (look.isQuiet(offset, rest, start)) quiet |= 1 << n;
      rest = end;
    }
    const isRestQuiet = found.length <= MOST_QUIET && look.isQuiet(offset, rest, part.length);
    rest = 0;
    for (let n = 0; n < found.length; n++) {
      const finding = found[n]!;
      const { start, end } = finding;
      if (n >= MOST_QUIET || (quiet & (1 << n)) === 0) {
        collect(part.slice(rest, start), offset + rest, pass + 1, into, look);
      }
      finding.start += offset;
      finding.end += offset;
      into.push(finding);
      rest = end;
    }
    if (!isRestQuiet) collect(part.slice(rest), offset + rest, pass + 1, into, look);
  };

  const findIn = (text: string, look: Look, isMarked: boolean): Finding[] => {
    const into: Finding[] = [];
    // The user's own detectors are not given what stands around units.
    const isFirst = isMarked || ownEnabled.length > 0;
    const found = isFirst || text === "" ? none : look.find(text, 0);
    const units = isFirst || reader.mayHoldUnit() ? unitsIn(text) : none;
    if (units.length === 0) {
      if (isFirst) collect(text, 0, 0, into, look);
      else settle(text, found, 0, 0, into, look);
      return into;
    }
    for (let n = 0; n <= units.length; n += 2) {
      const from = n === 0 ? 0 : units[n - 1]!;
      collect(text.slice(from, units[n] ?? text.length), from, 0, into, look);
    }
    return into;
  };

  const scannerUnder = (context: string): Scanner => {
    const findOwn = ownEnabled.length === 0 ? undefined : createOwnDetectors(ownEnabled, onFailure, context);
    const look: Look = {
      find(part, offset) {
        if (context === "" || offset > 0) return reader.find(part, findOwn);
        // A label says more of some texts and hides that others have a head: a key never takes a finding away.
        const bare = moved(reader.find(part.slice(context.length), findOwn), context.length);
        const found = reader.find(part, findOwn);
        return bare.length === 0 ? found : join([...found, ...bare]);
      },
      // Nothing is known of what a text without its label holds.
      isQuiet: (offset, from, to) => (context === "" || offset + from > 0) && reader.isQuiet(from, to),
    };
    const findPhi = withContext(context, (text, isMarked = false) => findIn(text, look, isMarked));
    const { find } = mode === "strict" ? createStrict(findPhi, { words }) : { find: findPhi };
    const without = (text: string): Redacted | undefined => {
      const found = find(text);
      if (found.length === 0) return undefined;
      let out = "";
      let from = 0;
      for (const { start, end, classification } of found) {
        out += text.slice(from, start) + marker.redacted(classification === "unknown" ? undefined : classification);
        from = end;
      }
      return { text: out + text.slice(from), kinds: found.map(({ classification }) => classification) };
    };
    // What the user's own detectors do wrong is counted each time.
    const recall = mode === "strict" && findOwn === undefined ? createRecall(recalledTexts) : undefined;
    const scanner: Scanner = {
      find,
      has: (text) => find(text).length > 0,
      redact(text) {
        const redacted = recall === undefined ? without(text) : recall(text, without);
        if (redacted === undefined) return text;
        if (onFinding !== undefined) for (const kind of redacted.kinds) onFinding(kind);
        return redacted.text;
      },
      under(key) {
        const said = contextOf(key);
        return said === context ? scanner : scannerUnder(said);
      },
    };
    return scanner;
  };
  return scannerUnder("");
}

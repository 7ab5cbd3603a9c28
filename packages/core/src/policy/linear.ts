import { type CharacterSet, PatternFault, type PatternNode, parsePattern, patternBody } from "./pattern-syntax.ts";

export interface PatternVerdict {
  code: "PHILOG_PATTERN_BAD" | "PHILOG_PATTERN_NOT_LINEAR";
  hint: string;
}

const maxLength = 512;
const maxPositions = 400;
/** Ways in which one text may be matched at the same time: a backtracking engine tries them all. */
const maxWays = 64;
const maxStates = 2048;
/** Repeats up to this count are written out; longer ones are judged as if they had no end. */
const maxWrittenOut = 3;

type Counts = Map<number, number>;

/** A part of the position automaton: how often it matches nothing, and where it starts and ends, each with its ways. */
interface Part {
  empty: number;
  first: Counts;
  last: Counts;
}

interface Automaton {
  sets: CharacterSet[];
  follow: Counts[];
  whole: Part;
}

class NotLinear extends Error {}

function add(target: Counts, source: Counts, times: number): Counts {
  if (times > 0)
    for (const [position, ways] of source) target.set(position, (target.get(position) ?? 0) + ways * times);
  return target;
}

const nothing: Part = { empty: 1, first: new Map(), last: new Map() };

/** Glushkov's construction, which keeps count of how many ways lead from one position to the next. */
function buildAutomaton(root: PatternNode): Automaton {
  const sets: CharacterSet[] = [];
  const follow: Counts[] = [];

  function link(before: Counts, after: Counts): void {
    for (const [position, ways] of before) add(follow[position]!, after, ways);
  }

  function then(a: Part, b: Part): Part {
    link(a.last, b.first);
    return {
      empty: a.empty * b.empty,
      first: add(new Map(a.first), b.first, a.empty),
      last: add(new Map(b.last), a.last, b.empty),
    };
  }

  function either(a: Part, b: Part): Part {
    return {
      empty: a.empty + b.empty,
      first: add(new Map(a.first), b.first, 1),
      last: add(new Map(a.last), b.last, 1),
    };
  }

  function repeat(node: PatternNode, min: number, max: number): Part {
    if (max <= maxWrittenOut) {
      let optional = nothing;
      for (let count = max; count > min; count -= 1) optional = either(then(build(node), optional), nothing);
      for (let count = min; count > 0; count -= 1) optional = then(build(node), optional);
      return optional;
    }
    const body = build(node);
    if (body.empty > 0 && min > 1) throw new NotLinear("a counted repeat holds a part that can be empty");
    link(body.last, body.first);
    if (min === 0) return { empty: 1, first: body.first, last: body.last };
    return { empty: body.empty, first: add(new Map(body.first), body.first, body.empty), last: body.last };
  }

  function part(node: PatternNode): Part {
    switch (node.kind) {
      case "set": {
        if (sets.length >= maxPositions) throw new NotLinear(`the pattern has more than ${maxPositions} positions`);
        const position = sets.push(node.set) - 1;
        follow.push(new Map());
        return { empty: 0, first: new Map([[position, 1]]), last: new Map([[position, 1]]) };
      }
      case "sequence":
        return node.nodes.map(build).reduce(then, nothing);
      case "choice":
        return node.nodes.map(build).reduce(either);
      case "repeat":
        return repeat(node.node, node.min, node.max);
    }
  }

  function build(node: PatternNode): Part {
    const built = part(node);
    if (built.empty > maxWays) throw new NotLinear("a part can be empty in too many ways");
    return built;
  }

  return { sets, follow, whole: build(root) };
}

/** One set for each group of characters that the pattern cannot tell apart. */
function alphabet(sets: readonly CharacterSet[]): CharacterSet[] {
  let letters: CharacterSet[] = [];
  for (const set of new Set(sets)) {
    let rest = set;
    const split: CharacterSet[] = [];
    for (const letter of letters) {
      split.push(...[letter & set, letter & ~set].filter((piece) => piece !== 0n));
      rest &= ~letter;
    }
    letters = rest === 0n ? split : [...split, rest];
  }
  return letters;
}

/**
 * Follows every text at once and counts the ways in which it can have been matched so far. Where the count stays
 * under a bound for every text, the time that a backtracking engine takes is linear.
 */
function tooManyWays({ sets, follow, whole }: Automaton): boolean {
  const letters = alphabet(sets);
  const seen = new Set<string>();
  const queue: Counts[] = [];
  /** Returns whether the bound is passed. */
  function visit(next: Counts): boolean {
    let ways = 0;
    for (const [position, count] of next) ways += count * Math.max(1, whole.last.get(position) ?? 0);
    const key = [...next].sort(([a], [b]) => a - b).join(";");
    if (!seen.has(key)) {
      seen.add(key);
      queue.push(next);
    }
    return ways > maxWays || seen.size > maxStates;
  }
  /** Whether the bound is passed by any letter; most letters lead nowhere from most places. */
  const step = (counts: Counts): boolean => {
    let open: CharacterSet = 0n;
    for (const position of counts.keys()) open |= sets[position]!;
    return letters.some((letter) => {
      if ((letter & open) === 0n) return false;
      return visit(new Map([...counts].filter(([position]) => (sets[position]! & letter) !== 0n)));
    });
  };

  if (step(whole.first)) return true;
  for (const current of queue) {
    const next: Counts = new Map();
    for (const [position, ways] of current) add(next, follow[position]!, ways);
    if (step(next)) return true;
  }
  return false;
}

/** Says why a pattern cannot be used, or undefined where it can: in the syntax of `parsePattern`, in linear time. */
export function checkPattern(source: string): PatternVerdict | undefined {
  if (source.length > maxLength) {
    return { code: "PHILOG_PATTERN_BAD", hint: `a pattern has at most ${maxLength} characters` };
  }
  try {
    const ambiguous = tooManyWays(buildAutomaton(parsePattern(patternBody(source))));
    return ambiguous
      ? {
          code: "PHILOG_PATTERN_NOT_LINEAR",
          hint: "two of its parts can match the same text; make them start differently",
        }
      : undefined;
  } catch (error) {
    if (error instanceof PatternFault) return { code: "PHILOG_PATTERN_BAD", hint: error.message };
    return { code: "PHILOG_PATTERN_NOT_LINEAR", hint: (error as NotLinear).message };
  }
}

import fc from "fast-check";

/** A value of a record before its canaries are planted: a leaf by its kind, items, or members. */
export type Tree = string | { items: Tree[] } | { members: [string, Tree][] };

/** A step on the way to a leaf. */
export type Step = { key: string } | { index: number };

/** A record as JSON text, so that each reader has objects of its own, and where its canaries stand. */
export interface PlantedRecord {
  text: string;
  /** Seven digits that occur once in the text, and their place. */
  canaries: Map<string, Step[]>;
}

const plainKeys = ["a", "b", "c", "d", "patient", "ssn", "items", "b_c", "$", "constructor", "prototype"];
const hostileKeys = [
  ..."__proto__|hasOwnProperty|toString|toJSON|then||.|a.b|..|[|]|[0]|a[0]|**|\"|'|`|it's|\\|a\\\"b| |a b|b-c".split(
    "|",
  ),
  ..."0|1|01|-1|1e3|length|é|e\u0301|名前|😀|\u202e|\u0000|\n|[REDACTED]|[KEY:1]|//|/*|;|$a|<!--|null|undefined".split(
    "|",
  ),
];

export const key = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...plainKeys) },
  { weight: 2, arbitrary: fc.constantFrom(...hostileKeys) },
  { weight: 1, arbitrary: fc.string({ maxLength: 4 }).filter((text) => text !== "*") },
);

const leaf = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("text", "number") },
  { weight: 1, arbitrary: fc.constantFrom("null", "true", "0", '""', '"[REDACTED]"') },
);

const { tree, members } = fc.letrec<{ tree: Tree; members: { members: [string, Tree][] } }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true, maxDepth: 6 },
    leaf,
    tie("members"),
    fc.record({ items: fc.array(tie("tree"), { maxLength: 3 }) }),
  ),
  members: fc.record({
    members: fc.uniqueArray(fc.tuple(key, tie("tree")), { maxLength: 4, selector: ([name]) => name }),
  }),
}));

/** A record; not with a member `redacted` of its own, whose place Philog's list of what is gone takes. */
export const record = members
  .filter(({ members: [...all] }) => all.length > 0 && all.every(([name]) => name !== "redacted"))
  .map(plant);

export { tree };

function plant(root: Tree): PlantedRecord {
  const canaries = new Map<string, Step[]>();
  const write = (value: Tree, path: Step[]): string => {
    if (typeof value === "object") {
      if ("items" in value) return `[${value.items.map((item, index) => write(item, [...path, { index }])).join()}]`;
      const texts = value.members.map(
        ([name, below]) => `${JSON.stringify(name)}:${write(below, [...path, { key: name }])}`,
      );
      return `{${texts.join()}}`;
    }
    if (value !== "text" && value !== "number") return value;
    const canary = `${9_000_000 + canaries.size}`;
    canaries.set(canary, path);
    return value === "text" ? `"kanari ${canary} x"` : canary;
  };
  return { text: write(root, []), canaries };
}

/** The canaries that occur in a text. */
export function canariesIn(text: string): Set<string> {
  return new Set(text.match(/9\d{6}/g));
}

import type { FindingKind } from "../detect/detector.ts";
import type { Scanner } from "../detect/scanner.ts";
import { createKeyVocabulary, spacedKey } from "../policy/key-words.ts";
import { isMarker, marker } from "../policy/markers.ts";
import { ownMessages } from "../policy/own-messages.ts";
import type { Segment } from "../policy/path.ts";
import type { TextMode } from "../policy/policy.ts";
import type { ResolvedPolicy, ResolvedRule } from "../policy/resolve.ts";
import { createAdopt } from "../redactors/adopt.ts";
import type { Leaf, Run, ValueRedactor } from "../redactors/run.ts";
import { createText, createTextRedactor, type TextRules } from "../redactors/text.ts";
import type { Compiled, CompileOptions } from "./compiled.ts";
import type { CompileContext, NodeWriter } from "./context.ts";
import { errorKeyRules } from "./error-key.ts";
import { compileJson } from "./json.ts";
import { createLeaf, type LeafContext } from "./leaf.ts";
import { createMarks } from "./marks.ts";
import { createMessages } from "./message.ts";
import { namesMember } from "./names.ts";
import { createPlan, type PlanNode } from "./plan.ts";
import { createRuns } from "./run.ts";

const adoption = "(adopted)";

/** Rules weaker than any other, so that what no rule lists is looked at: see `adopt`. */
function adoptionRules(): ResolvedRule[] {
  const rule = { kind: "shape", spec: "unchecked" } as const;
  return [
    { path: adoption, segments: [{ kind: "deep" }, { kind: "any" }], rule, order: -1 },
    { path: adoption, segments: [{ kind: "deep" }, { kind: "items" }], rule, order: -1 },
  ];
}

/** Compiles a resolved policy to closures. */
export function compilePolicy(policy: ResolvedPolicy, options: CompileOptions): Compiled {
  const { tally, count, tokenizer, sealer } = options;
  const { limits, message, unlisted } = policy;
  const startRun = createRuns(limits.record);
  const making = { tally, count };

  const { words } = message;
  const onFinding = (kind: FindingKind) => count(tally("(text)", "scan", kind === "unknown" ? undefined : kind));
  const scanner = options.createScanner({ mode: "scan", words, onFinding });
  let strict: Scanner | undefined;
  const scannerOf = (mode: TextMode): Scanner => {
    if (mode !== "strict") return scanner;
    strict ??= options.createScanner({ mode, words, onFinding });
    return strict;
  };
  const catalogue = new Set([...(message.catalogue ?? []), ...Object.values(ownMessages)]);
  const textRules = (mode: TextMode = message.text, key = ""): TextRules => ({
    mode,
    redact: scannerOf(mode).under(key).redact,
    scan: scanner.under(key).redact,
    catalogue: mode === "static" ? catalogue : undefined,
    limit: limits.string,
    record: (value, run, depth) => embedded(value, run, depth),
  });
  const hasFindingInName = (name: string) => scanner.has(name) || scanner.has(spacedKey(name));
  const segments = policy.rules.flatMap((rule) => rule.segments);
  const ownKeys = new Set(segments.flatMap((segment) => (segment.kind === "key" ? [segment.key] : [])));
  // To a vendor without an agreement the name of a key that nobody listed is not told.
  const isKnownKey = policy.destination?.baa === false ? () => false : createKeyVocabulary(ownKeys);
  // Known words and two digits can still spell an identifier, such as `94-year-old`.
  const isPrintableKey = (key: string) => isKnownKey(key) && !hasFindingInName(key);
  const isNameableKey = (key: string) => ownKeys.has(key) || isPrintableKey(key);
  const hasFinding = scanner.has;
  const leaves: LeafContext = { limits, tokenizer, sealer, hasFinding, hasFindingInName, isNameableKey, textRules };
  const marks = createMarks(policy.actions, policy.issuer, leaves, making);

  const adopt = createAdopt({ ...making, path: "**" });
  const leaf = (node: PlanNode): Leaf | undefined => {
    if (node.rule === undefined) return undefined;
    if (node.rule.path === adoption) return adopt;
    const { rule, path, segments } = node.rule;
    return createLeaf(rule, leaves, { ...making, path, quoted: node.quoted, key: keyOf(segments) });
  };
  const context: CompileContext = {
    unlisted,
    limits,
    leaf,
    tally,
    count,
    mark(content, own, denied, run, depth) {
      if (own === undefined) return undefined;
      if (content.kind === "message") return own(messages.tagged(content, run), { ...run, trusted: true }, depth);
      // The mark and the place have to agree: neither loosens the other.
      if (denied && content.kind === "safe") return own(content.value, run, depth);
      const asked = marks.redactorOf(content)(content.value, run, depth);
      if (asked === undefined) return undefined;
      const gone = isMarkerText(asked);
      if (denied) {
        const placed = own(content.value, run, depth);
        return placed !== undefined && gone ? asked : placed;
      }
      return gone || content.kind === "phi" ? asked : own(content.value, run, depth);
    },
    isPrintableKey,
    isNameableKey,
    sealer,
    notice: options.notice,
  };
  const rules = unlisted === "shapes" ? [...policy.rules, ...adoptionRules()] : policy.rules;
  const plan = createPlan(rules);
  const root = compileJson(plan, context);
  const tooDeep = tally("(text)", "limit");
  const loose = tally("(text)", "unlisted");
  const refuse = () => {
    count(loose);
    return "null";
  };
  const embedded = (found: unknown, run: Run, depth: number): string => {
    // Only what opens with a brace or a bracket is read as a record.
    if (depth <= limits.depth) return recordText(root, found as object, run, depth, refuse);
    count(tooDeep);
    return marker.limit("depth");
  };

  const roots = new Map<string, NodeWriter>();
  const rootFor: Compiled["rootFor"] = (errorKey) => {
    const made = roots.get(errorKey) ?? compileJson(createPlan([...rules, ...errorKeyRules(rules, errorKey)]), context);
    roots.set(errorKey, made);
    return made;
  };

  const messageRules = new Map<string, ValueRedactor | undefined>();
  const messageRule: Compiled["messageRule"] = (key) => {
    if (!messageRules.has(key)) {
      const node = plan.keys.get(key) ?? plan.other;
      const denies = node?.rule !== undefined && node.rule.rule.kind !== "shape";
      messageRules.set(key, denies ? leaf(node) : undefined);
    }
    return messageRules.get(key);
  };

  const whole = { ...making, path: "(text)" };
  const text = createTextRedactor(textRules(), whole, false);
  const scanned = createTextRedactor(textRules("scan"), whole, false);
  const messages = createMessages(message.arguments, textRules(), { held: text, scanned }, marks, whole);
  return {
    policy,
    startRun,
    root,
    rootFor,
    errors: compileJson(plan.keys.get("err") ?? createPlan([]), context),
    text,
    message: createText(text, whole),
    errorMessage: createText(createTextRedactor(textRules(), whole, true), whole),
    messageRule,
    messages,
    scan: scanner.redact,
    tail: sealer === undefined ? namesMember : (run, told) => namesMember(run) + sealer.member(told),
    sealer,
  };
}

/** The key that a rule's path ends in; the items of an array stand under the array's. */
function keyOf(segments: readonly Segment[]): string | undefined {
  const last = segments.findLast(({ kind }) => kind !== "items");
  return last?.kind === "key" ? last.key : undefined;
}

const isMarkerText = (json: string): boolean => json.startsWith('"[') && isMarker(json.slice(1, -1));

/** A record found inside a text; of an array, what the policy says of records holds for each item that is one. */
function recordText(root: NodeWriter, found: object, run: Run, depth: number, refuse: () => string): string {
  if (!Array.isArray(found)) return `{${root.members(found, run, depth).slice(1)}}`;
  const items = found.map((item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? recordText(root, item, run, depth + 1, refuse)
      : refuse(),
  );
  return `[${items.join()}]`;
}

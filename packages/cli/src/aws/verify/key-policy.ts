import { isObject } from "../target/checks.ts";

/** A statement of a key policy, with its lists as lists. */
export interface Statement {
  /** Its `Sid`, or its place. */
  readonly name: string;
  readonly allows: boolean;
  /** ARNs, account ids or `*`; of `NotPrincipal`, `*`. */
  readonly aws: readonly string[];
  readonly services: readonly string[];
  readonly actions: readonly string[];
  /** Actions that it leaves out, where it says `NotAction`. */
  readonly notActions: readonly string[] | undefined;
  /** Operator, key in lower case, values. */
  readonly conditions: readonly { operator: string; key: string; values: readonly string[] }[];
}

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");

function conditionsOf(condition: unknown): Statement["conditions"] {
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, values]) => ({
      operator,
      key: key.toLowerCase(),
      values: listOf(values),
    })),
  );
}

function statementOf(value: Record<string, unknown>, index: number): Statement {
  const { Sid, Effect, Principal, NotPrincipal, Action, NotAction, Condition } = value;
  const all = NotPrincipal !== undefined || Principal === "*";
  const principal = isObject(Principal) ? Principal : {};
  return {
    name: typeof Sid === "string" && /^[\w -]{1,100}$/.test(Sid) ? Sid : `statement ${index + 1}`,
    allows: Effect === "Allow",
    aws: all ? ["*"] : listOf(principal.AWS),
    services: listOf(principal.Service),
    actions: listOf(Action),
    notActions: NotAction === undefined ? undefined : listOf(NotAction),
    conditions: conditionsOf(Condition),
  };
}

/** Reads a key policy; `undefined` where it is none. */
export function readKeyPolicy(text: string): Statement[] | undefined {
  try {
    const { Statement: found } = JSON.parse(text);
    return (Array.isArray(found) ? found : [found]).filter(isObject).map(statementOf);
  } catch {
    return undefined;
  }
}

/** Whether a pattern with `*` and `?` covers a text. It looks at each pair of characters at most once. */
export function covers(pattern: string, text: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let resume = 0;
  while (from < text.length) {
    if (pattern[at] === "*") {
      star = at++;
      resume = from;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[from])) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++resume;
    } else return false;
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}

/** Whether a statement allows an action, whoever it is. */
export function allowsAction({ allows, actions, notActions }: Statement, action: string): boolean {
  if (!allows) return false;
  const named = (patterns: readonly string[]) =>
    patterns.some((pattern) => covers(pattern.toLowerCase(), action.toLowerCase()));
  return notActions === undefined ? named(actions) : !named(notActions);
}

/** Names of statements that allow anybody something. */
export const openStatements = (statements: readonly Statement[]) =>
  statements.filter(({ allows, aws }) => allows && aws.includes("*")).map(({ name }) => name);

import type { Node } from "@babel/types";
import type { Bindings } from "./bindings.ts";
import { memberName, resolve, unwrap } from "./resolve.ts";
import { isMessageTag } from "./tagged.ts";

/** What an expression gives where a message is expected. */
export interface Reading {
  /** The texts that are written out in the source, each of which it may be. */
  readonly texts: readonly string[];
  /**
   * What else it may be: `text` is put together while the program runs, a `mark` is a tagged message, `value` is no
   * text, `unknown` may be anything.
   */
  readonly rest: "none" | "mark" | "value" | "unknown" | "text";
  /** The digits of a number, which can be a part of a text. */
  readonly digits?: string;
}

/** Reads an expression. */
export type ReadText = (node: Node) => Reading;

const ranks: readonly Reading["rest"][] = ["none", "mark", "value", "unknown", "text"];
const nothing = (rest: Reading["rest"]): Reading => ({ texts: [], rest });
const of = (...texts: string[]): Reading => ({ texts, rest: "none" });
const either = (one: Reading, other: Reading): Reading => ({
  texts: [...new Set([...one.texts, ...other.texts])],
  rest: ranks[Math.max(ranks.indexOf(one.rest), ranks.indexOf(other.rest))]!,
});

/** Conditions within one message multiply. */
const mostTexts = 64;
/** UTF-16 code units. Constants made of constants grow fast. */
const longestText = 65_536;

/** Whether an expression gives a message, and not a record before it. */
export const isMessage = ({ texts, rest }: Reading): boolean => texts.length > 0 || rest === "text" || rest === "mark";

const errorName = /^(?:e|ex|err|error|exception|reason|cause)$|(?:Err|Error)$/;

/** All texts that pieces can make one after the other; `text` where one of them is not literal. */
function joined(pieces: readonly Reading[]): Reading {
  let texts = [""];
  for (const { texts: own, rest, digits } of pieces) {
    const parts = digits === undefined ? own : [digits];
    if (digits === undefined && rest !== "none") return nothing("text");
    if (texts.length * parts.length > mostTexts) return nothing("text");
    texts = texts.flatMap((text) => parts.map((part) => text + part));
    if (texts.some(({ length }) => length > longestText)) return nothing("text");
  }
  return of(...new Set(texts));
}

/** The operands of `a + b + c`. A long sum nests as deep as it is long. */
function operandsOf(sum: Node): Node[] {
  const operands: Node[] = [];
  let node = sum;
  while (node.type === "BinaryExpression" && node.operator === "+") {
    operands.push(node.right);
    node = unwrap(node.left);
  }
  return [...operands, node].reverse();
}

/** Makes the reader of a file. Each node is read once. */
export function createReadText(bindings: Bindings): ReadText {
  const known = new WeakMap<Node, Reading>();

  const sum = (node: Node): Reading => {
    const pieces = operandsOf(node).map(read);
    if (!pieces.some((piece) => isMessage(piece))) return nothing("unknown");
    // Numbers before the first text are added up.
    return pieces.slice(0, 2).some((piece) => isMessage(piece)) ? joined(pieces) : nothing("text");
  };
  const name = (node: Node, own: string): Reading => {
    const declared = node.type === "Identifier" ? (bindings.get(own) ?? []) : [];
    if (own === "undefined" || declared.some(({ kind }) => kind === "error")) return nothing("value");
    const constants = declared.flatMap((binding) => (binding.kind === "constant" ? binding.value : []));
    if (constants.length > 0 && constants.length === declared.length) {
      const readings = constants.map(read);
      return readings.length === 1 ? readings[0]! : readings.reduce(either);
    }
    return nothing(errorName.test(own) ? "value" : "unknown");
  };

  const readNode = (node: Node): Reading => {
    switch (node.type) {
      case "StringLiteral":
        return of(node.value);
      case "NumericLiteral":
        return { texts: [], rest: "value", digits: String(node.value) };
      case "TemplateLiteral":
        return joined(
          node.quasis.flatMap(({ value }, index) => {
            const expression = node.expressions[index];
            const own = of(value.cooked ?? value.raw);
            return expression === undefined ? [own] : [own, read(expression)];
          }),
        );
      case "TaggedTemplateExpression":
        return nothing(isMessageTag(node.tag, bindings) ? "mark" : "unknown");
      case "BinaryExpression":
        return node.operator === "+" ? sum(node) : nothing("value");
      case "ConditionalExpression":
        return either(read(node.consequent), read(node.alternate));
      case "LogicalExpression":
        return either(node.operator === "&&" ? nothing("value") : read(node.left), read(node.right));
      case "SequenceExpression":
        return read(node.expressions.at(-1)!);
      case "Identifier":
        return name(node, node.name);
      case "MemberExpression":
      case "OptionalMemberExpression": {
        const value = resolve(node, bindings);
        return value === node ? name(node, memberName(node) ?? "") : read(value);
      }
      case "CallExpression":
      case "OptionalCallExpression":
      case "AwaitExpression":
      case "AssignmentExpression":
      case "YieldExpression":
      case "SpreadElement":
        return nothing("unknown");
    }
    return nothing("value");
  };
  const read: ReadText = (start) => {
    const node = unwrap(start);
    const before = known.get(node);
    if (before !== undefined) return before;
    // What is made of itself is never literal.
    known.set(node, nothing("unknown"));
    const reading = readNode(node);
    known.set(node, reading);
    return reading;
  };
  return read;
}

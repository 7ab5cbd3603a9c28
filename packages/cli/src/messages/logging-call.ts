import type { CallExpression, Node, OptionalCallExpression } from "@babel/types";
import type { Bindings } from "./bindings.ts";
import { isMessage, type Reading, type ReadText } from "./read-text.ts";
import { memberName, propertyOf, resolve, unwrap } from "./resolve.ts";

/** Methods of loggers that take a message. */
export const defaultMethods: readonly string[] = [
  "trace",
  "debug",
  "info",
  "warn",
  "error",
  "fatal",
  "log",
  "verbose",
  "silly",
  "http",
];

export interface CallOptions {
  readonly methods: ReadonlySet<string>;
  /** Whether `console` is a logger. */
  readonly console: boolean;
}

export type Call = CallExpression | OptionalCallExpression;

const loggerName = /(?:^|_)(?:log|LOG)$|Log$|[lL]ogger$|LOGGER$/;
const makerName = /^(?:pino|child)$/;
const globals = /^(?:globalThis|global|window|self)$/;

const ownName = (node: Node) => (node.type === "Identifier" ? node.name : memberName(node));

function isConsole(node: Node): boolean {
  if (node.type === "Identifier") return node.name === "console";
  return (
    memberName(node) === "console" &&
    "object" in node &&
    (node.object as Node).type === "Identifier" &&
    globals.test((node.object as { name: string }).name)
  );
}

/** Whether an expression gives a logger, as its name or the function that made it says. */
function isLogger(start: Node, bindings: Bindings): boolean {
  const node = unwrap(start);
  if (loggerName.test(ownName(node) ?? "")) return true;
  const made = resolve(node, bindings);
  if (made.type !== "CallExpression" && made.type !== "OptionalCallExpression") return false;
  const maker = ownName(unwrap(made.callee)) ?? "";
  return makerName.test(maker) || loggerName.test(maker);
}

const silent: Reading = { texts: [], rest: "value" };

/** The message among the arguments: pino's are (record, message, ...) or (message, ...), winston's ({ message }). */
function messageOf(args: readonly Node[], logger: boolean, read: ReadText, bindings: Bindings): Reading {
  // Of anything but a logger, `next.error(failure)` takes what is no message at all.
  const guess = (reading: Reading): Reading => (reading.rest === "unknown" && !logger ? silent : reading);
  const [first, second] = args;
  if (first === undefined) return silent;
  const own = read(first);
  if (isMessage(own)) return own;
  const next = second === undefined ? silent : read(second);
  if (isMessage(next)) return next;
  if (next.rest === "unknown" && own.rest === "value") return guess(next);
  const record = resolve(first, bindings);
  if (record.type === "ObjectExpression") {
    const message = propertyOf(record, "msg") ?? propertyOf(record, "message");
    return message === undefined ? silent : guess(read(message));
  }
  return guess(own);
}

/** The message of a logging call; undefined where the call is none. */
export function readCall(call: Call, options: CallOptions, read: ReadText, bindings: Bindings): Reading | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" && callee.type !== "OptionalMemberExpression") return undefined;
  const receiver = unwrap(callee.object);
  const console = isConsole(receiver);
  if (console && !options.console) return undefined;
  if (receiver.type === "Identifier" && receiver.name === "Math") return undefined;
  const logger = console || isLogger(receiver, bindings);
  const method = memberName(callee);
  // `log[level]("…")`
  if (method === undefined ? !(callee.computed && logger) : !options.methods.has(method)) return undefined;
  let args: readonly Node[] = call.arguments;
  if (method === "log" && args.length > 1) {
    const { texts, rest } = read(args[0]!);
    // winston's `log(level, message)`
    if (rest === "none" && texts.every((text) => options.methods.has(text))) args = args.slice(1);
  }
  return messageOf(args, logger, read, bindings);
}

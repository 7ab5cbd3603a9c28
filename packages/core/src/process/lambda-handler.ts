import { RedactionError } from "../errors.ts";
import { type Host, type HostOptions, hostOptionNames } from "../host/open-host.ts";
import { followRequests } from "../http/follow.ts";
import { checkOptions } from "../policy/options.ts";
import { createFlush, type Flush } from "./flush.ts";
import { type ConsoleGuard, type ConsoleLike, guardConsole } from "./guard-console.ts";
import { guardContext, isContext } from "./lambda-context.ts";
import { openLambdaHost } from "./open-lambda-host.ts";
import { type Lines, openLines } from "./open-lines.ts";
import { redactedError } from "./redacted-error.ts";
import { processState, setProcessState } from "./state.ts";

/** What `philog` takes. */
export type LambdaOptions = HostOptions & {
  /** Sends what loggers and transports still hold; awaited before an invocation ends. */
  flush?: () => unknown;
  /** Milliseconds that `flush` may take, within the invocation's own time. @default 2000 */
  flushTimeout?: number;
  /** Whether to put the console behind the policy, which Lambda's runtime has replaced by its own. @default true */
  console?: boolean;
  /** Whether to log once which policy is in force. @default true */
  startLine?: boolean;
};

/** A handler of any kind: async, with a callback, or one that streams its response. */
// biome-ignore lint/suspicious/noExplicitAny: events and results are the application's
export type LambdaHandler = (...args: any[]) => any;

const optionNames = [...hostOptionNames, "flush", "flushTimeout", "console", "startLine"] as const;
const unguarded: ConsoleGuard = { calls: {}, replaced: () => ["all methods"] };
const defaultFlushTimeout = 2000;

function checkTypes(handler: unknown, { flush, flushTimeout }: LambdaOptions): void {
  const bad = [
    typeof handler === "function" ? [] : "the handler is a function",
    flush === undefined || typeof flush === "function" ? [] : "`flush` is a function",
    flushTimeout === undefined || flushTimeout >= 0 ? [] : "`flushTimeout` is a number of milliseconds",
  ].flat();
  if (bad.length > 0) throw new RedactionError("PHILOG_OPTION_BAD", bad.join("; "));
}

/** What an invocation that ends is given to. */
interface Ending {
  /** Writes what was thrown as a line, and gives what may be told of it. */
  failed(thrown: unknown): Error;
  readonly flush: Flush;
}

/** Calls a handler once. What it throws, rejects with or calls back with is redacted, after a flush. */
function invoke(call: (args: unknown[]) => unknown, args: readonly unknown[], { failed, flush }: Ending): unknown {
  const context = args.slice(1).find(isContext);
  const settle = () => flush(context?.getRemainingTimeInMillis?.());
  const redact = (thrown: unknown) => (thrown === undefined || thrown === null ? thrown : failed(thrown));
  const end = async (thrown: unknown): Promise<never> => {
    const safe = failed(thrown);
    await settle();
    throw safe;
  };
  const own = args.map((arg) => {
    if (typeof arg === "function")
      return (error: unknown, result: unknown) => {
        const safe = redact(error);
        void settle().then(() => arg(safe, result));
      };
    return context !== undefined && arg === context ? guardContext(context, redact) : arg;
  });
  const run = () => {
    try {
      const result = call(own);
      if (typeof (result as PromiseLike<unknown> | undefined)?.then !== "function") return result;
      return Promise.resolve(result).then((value) => settle().then(() => value), end);
    } catch (thrown) {
      return end(thrown);
    }
  };
  if (context === undefined) return run();
  return followRequests().run({ requestId: context.awsRequestId, request: undefined as never }, run);
}

/** Lambda's runtime replaces the console after a preload has guarded it. */
function guardLambda(host: Host, lines: Lines, guardsConsole: boolean): void {
  const { console: known, handlers = 0, ...state } = processState() ?? { streams: false, fault: undefined };
  const isOpen = guardsConsole && known?.replaced().length !== 0;
  const warn = (message: string) => process.emitWarning(message);
  const guard = isOpen ? guardConsole(console as unknown as ConsoleLike, { host, lines, warn }) : known;
  setProcessState({ ...state, host, lines: lines.own, console: guard ?? unguarded, handlers: handlers + 1 });
}

/**
 * Wraps a handler, so that what it throws reaches Lambda's runtime, its log and the caller as type, code and what the
 * policy lets a message say; the console is behind the policy, and lines of an invocation carry its request id.
 * Throws PolicyError for a bad policy, RedactionError for bad options.
 */
export function philog<Handler extends LambdaHandler>(handler: Handler, options: LambdaOptions = {}): Handler {
  checkOptions(options, optionNames, "philog");
  checkTypes(handler, options);
  const {
    flush: send,
    flushTimeout = defaultFlushTimeout,
    console: guards = true,
    startLine = true,
    ...rest
  } = options;
  const host = openLambdaHost(rest as HostOptions);
  const lines = openLines(host, process, startLine, processState()?.lines);
  guardLambda(host, lines, guards);
  const write = (event: string, err: unknown, message: string) =>
    lines.stderr("error", () => [{ event, err }, message, "formatted"]);
  const flush = createFlush(send, flushTimeout, (fault) => write("flush.failed", fault, "the flush failed"));
  const failed = (thrown: unknown): Error => {
    write("invocation.failed", thrown, "the invocation failed");
    return redactedError(host, thrown);
  };
  const wrapped = function (this: unknown, ...args: unknown[]): unknown {
    return invoke((own) => handler.apply(this, own), args, { failed, flush });
  };
  // The runtime tells kinds of handlers by their number of parameters and by marks.
  Object.defineProperty(wrapped, "length", { value: handler.length });
  for (const mark of Object.getOwnPropertySymbols(handler)) {
    Object.defineProperty(wrapped, mark, Object.getOwnPropertyDescriptor(handler, mark)!);
  }
  return wrapped as Handler;
}

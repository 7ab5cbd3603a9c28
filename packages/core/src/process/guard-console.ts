import type { Host } from "../host/open-host.ts";
import type { Level } from "../http/levels.ts";
import { marker } from "../policy/markers.ts";
import { policyOf, readConsoleCall } from "./console-call.ts";
import { createConsoleTimers } from "./console-timers.ts";
import type { Lines } from "./open-lines.ts";

type Method = (...args: unknown[]) => void;

/** The part of the console that is guarded. Lambda's has `fatal`, too. */
export type ConsoleLike = Record<string, unknown>;

/** A console whose lines go through the policy. */
export interface ConsoleGuard {
  /** Calls of each method that has printed. */
  readonly calls: Readonly<Record<string, number>>;
  /** The methods that somebody has replaced since, and that print as they like. */
  replaced(): string[];
}

/** What a guarded console stands on. */
export interface ConsoleContext {
  readonly host: Host;
  readonly lines: Lines;
  warn(message: string): void;
}

const onStderr: readonly Level[] = ["trace", "warn", "error", "fatal"];

/** The frames below a function: those of the guard are no news. */
function stackBelow(method: Method | undefined): string | undefined {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, method);
  return holder.stack;
}

function createMethods(
  { host, lines, warn }: ConsoleContext,
  guards: ReadonlyMap<string, Method>,
): Record<string, Method> {
  const print = (level: Level, args: readonly unknown[], more?: object) => {
    const write = onStderr.includes(level) ? lines.stderr : lines.stdout;
    write(level, () => readConsoleCall(host, args, more));
  };
  const at =
    (level: Level): Method =>
    (...args) =>
      print(level, args);
  const group: Method = (...args) => {
    if (args.length > 0) print("info", args);
  };
  const trace: Method = (...args) => print("trace", args, { err: { stack: stackBelow(guards.get("trace")) } });
  const first = (value: unknown) => print("info", [value]);
  const table: Method = (data) => {
    if (!Array.isArray(data)) return first(data);
    const { items } = policyOf(host).limits;
    for (const row of data.slice(0, items)) first(row);
    if (data.length > items) lines.stdout("info", () => [{}, marker.limit("items"), "formatted"]);
  };
  const assert: Method = (holds, ...args) => {
    if (holds) return;
    const [message, ...rest] = args;
    const said =
      typeof message === "string" ? [`Assertion failed: ${message}`, ...rest] : ["Assertion failed", ...args];
    print("warn", said);
  };
  return {
    log: at("info"),
    info: at("info"),
    debug: at("debug"),
    warn: at("warn"),
    error: at("error"),
    fatal: at("fatal"),
    trace,
    dir: first,
    dirxml: at("info"),
    table,
    assert,
    group,
    groupCollapsed: group,
    groupEnd() {},
    ...createConsoleTimers((args, more) => print("info", args, more), warn),
  };
}

/** Puts every method of a console that prints behind the policy. What is called does what it did, but the print. */
export function guardConsole(target: ConsoleLike, context: ConsoleContext): ConsoleGuard {
  const calls: Record<string, number> = Object.create(null);
  const guards = new Map<string, Method>();
  for (const [name, method] of Object.entries(createMethods(context, guards))) {
    if (typeof target[name] !== "function") continue;
    const guard: Method = (...args) => {
      calls[name] = (calls[name] ?? 0) + 1;
      try {
        method(...args);
      } catch {
        context.host.passes.counts.withheld += 1;
      }
    };
    Object.defineProperty(guard, "name", { value: name });
    guards.set(name, guard);
    Object.defineProperty(target, name, { configurable: true, enumerable: true, writable: true, value: guard });
  }
  return { calls, replaced: () => [...guards].flatMap(([name, guard]) => (target[name] === guard ? [] : name)) };
}

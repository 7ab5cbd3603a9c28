import { type HostPasses, markContent } from "@philog/core/host";
import type { Instance, LogMethod, LogMethodHook } from "./instance.ts";
import type { LineState } from "./state.ts";

/** Writes the line of a call that could not be made into one. */
type Withhold = (instance: Instance, level: number) => void;

/** Stands for no error: an application can throw anything else. */
const nothing = Symbol("nothing thrown");

const isMark = (value: unknown): boolean =>
  typeof value === "object" && value !== null && markContent(value) !== undefined;

/**
 * Makes the `logMethod` hook: message arguments have no field, so they are redacted before pino interpolates them.
 * The user's own hook comes first and sees what the caller gave.
 */
export function createLogMethod(
  passes: HostPasses,
  state: LineState,
  withhold: Withhold,
  userHook: LogMethodHook | undefined,
): LogMethodHook {
  const formatted = (template: unknown, args: readonly unknown[], from: number): string => {
    state.formatted = passes.format(template, args.slice(from));
    return state.formatted;
  };

  const log = (instance: Instance, args: readonly unknown[], method: LogMethod) => {
    const first = args[0];
    const { length } = args;
    if (typeof first === "object" && !isMark(first)) {
      const message = args[1];
      state.given = message !== undefined;
      // A record, or null in its place. What is not a text is a value, which the message's own rules judge.
      if (length === 1) method.call(instance, first);
      else if (typeof message === "string" ? length === 2 : typeof message !== "object" || message === null)
        method.call(instance, first, message);
      else method.call(instance, first, formatted(message, args, 2));
      return;
    }
    // As in pino: where the first argument is undefined, the message is what follows.
    const at = first === undefined && length > 1 ? 1 : 0;
    const message = args[at];
    if (isMark(message) || (typeof message === "string" && length > at + 1))
      method.call(instance, formatted(message, args, at + 1));
    else if (at === 0) method.call(instance, message);
    else method.call(instance, undefined, message);
  };

  /** Only what the stream throws reaches the application. */
  const settle = (error: unknown, instance: Instance, level: number): void => {
    if (state.handed || error === state.thrown) {
      state.thrown = error;
      throw error;
    }
    withhold(instance, level);
  };
  const guarded = (instance: Instance, args: readonly unknown[], method: LogMethod, level: number): void => {
    const { caller, formatted: before, given, handed } = state;
    if (caller === undefined) state.thrown = nothing;
    state.caller = instance;
    state.formatted = undefined;
    state.given = true;
    state.handed = false;
    try {
      log(instance, args, method);
    } catch (error) {
      settle(error, instance, level);
    } finally {
      // A call within a call, as from a mixin, leaves the outer one as it was.
      state.caller = caller;
      state.formatted = before;
      state.given = given;
      state.handed = handed;
    }
  };

  if (userHook === undefined) {
    return function logMethod(args, method, level) {
      guarded(this, args, method, level);
    };
  }
  return function logMethod(args, method, level) {
    const { handed } = state;
    const guard: LogMethod = function (...own) {
      guarded(this, own, method, level);
    };
    state.handed = false;
    try {
      userHook.call(this, args, guard, level);
    } catch (error) {
      settle(error, this, level);
    } finally {
      state.handed = handed;
    }
  };
}

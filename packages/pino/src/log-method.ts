import { markContent, type Passes } from "@philog/core/host";
import type { Instance, LogMethod, LogMethodHook } from "./instance.ts";
import type { LineState } from "./line.ts";

/** Writes the line of a call that could not be made into one. */
type Withhold = (instance: Instance, level: number) => void;

const isMark = (value: unknown): boolean =>
  typeof value === "object" && value !== null && markContent(value) !== undefined;

/**
 * Makes the `logMethod` hook: message arguments have no field, so they are redacted before pino interpolates them.
 * The user's own hook comes first and sees what the caller gave.
 */
export function createLogMethod(
  passes: Passes,
  state: LineState,
  withhold: Withhold,
  userHook: LogMethodHook | undefined,
): LogMethodHook {
  const formatted = (template: unknown, values: readonly unknown[]): string => {
    state.formatted = passes.format(template, values);
    return state.formatted;
  };

  const log = (instance: Instance, args: readonly unknown[], method: LogMethod) => {
    let [first] = args;
    let at = 1;
    if (first === undefined && args.length > 1) {
      // As pino does: the message is what follows.
      first = args[1];
      at = 2;
    }
    if (typeof first !== "object" || first === null || isMark(first)) {
      const more = args.length > at;
      if (first !== null) {
        if ((typeof first === "string" && more) || isMark(first))
          method.call(instance, formatted(first, args.slice(at)));
        else method.call(instance, first);
        return;
      }
    }
    const message = args[at];
    const more = args.length > at + 1;
    const plain = message === undefined || message === null || typeof message !== "object";
    if (args.length === at) method.call(instance, first);
    else if (plain && (typeof message !== "string" || !more)) method.call(instance, first, message);
    else method.call(instance, first, formatted(message, args.slice(at + 1)));
  };

  const guarded = (instance: Instance, args: readonly unknown[], method: LogMethod, level: number): void => {
    const { made } = state;
    state.formatted = undefined;
    try {
      log(instance, args, method);
    } catch (error) {
      // Where a line was made, the stream has thrown, and that is the application's to know.
      if (state.made !== made) throw error;
      withhold(instance, level);
    }
  };

  if (userHook === undefined) {
    return function logMethod(args, method, level) {
      guarded(this, args, method, level);
    };
  }
  return function logMethod(args, method, level) {
    const guard: LogMethod = function (...own) {
      guarded(this, own, method, level);
    };
    userHook.call(this, args, guard, level);
  };
}

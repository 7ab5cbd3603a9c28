import { copyMembers } from "./copy-members.ts";
import { bind, carry, entryOf, isObject } from "./entry.ts";
import type { Logger } from "./instance.ts";

/** A copy that winston may write to, with what it reads itself read already. */
function copyOf(given: object): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of ["level", "message"]) {
    try {
      copy[key] = (given as Record<string, unknown>)[key];
    } catch {
      // As if it were not there.
    }
  }
  try {
    copyMembers(given, copy, new Set(["level", "message"]));
  } catch {
    // What cannot be read is left out.
  }
  return copy;
}

/** The arguments of a timer's end: winston would write to what is given last. */
function withCopy(args: readonly unknown[]): unknown[] {
  const last = args.at(-1);
  return typeof last === "object" ? [...args.slice(0, -1), isObject(last) ? copyOf(last) : {}] : [...args];
}

/**
 * Puts the methods of a logger, and of all its children, in the place of winston's, which read and change what they are
 * given. They hand each call on to `write` as it was made.
 */
export function installCalls(root: Logger): void {
  const log = (self: Logger, level: unknown, given: readonly unknown[]): Logger => {
    self.write(carry({ level, given, defaults: self.defaultMeta ?? undefined, bindings: [] }));
    return self;
  };
  root.log = function logCall(this: Logger | undefined, ...args) {
    const self = this ?? root;
    return args.length === 1 ? log(self, undefined, args) : log(self, args[0], args.slice(1));
  };
  for (const level of Object.keys(root.levels)) {
    if (level === "log" || typeof root[level] !== "function") continue;
    root[level] = function logAtLevel(this: Logger | undefined, ...args: unknown[]) {
      return log(this ?? root, level, args.length === 0 ? [""] : args);
    };
  }

  root.child = function child(this: Logger, metadata) {
    return Object.create(this, {
      write: {
        value: (info: unknown) => {
          const entry = entryOf(info);
          return this.write(carry(isObject(metadata) ? bind(entry, metadata) : entry));
        },
      },
    });
  };

  const { profile, startTimer } = root;
  root.profile = function profileCall(this: Logger, id, ...args) {
    return profile.call(this, id, ...withCopy(args));
  };
  root.startTimer = function startTimerCall(this: Logger) {
    const timer = startTimer.call(this);
    const { done } = timer;
    timer.done = (...args) => done.apply(timer, withCopy(args));
    return timer;
  };
}

import type { Fragment, Host } from "@philog/core/host";
import type { Instance } from "./instance.ts";
import type { Prepare } from "./prepare.ts";
import type { Symbols } from "./symbols.ts";

/** What a logger's bindings came to, kept on the logger itself and so inherited by its children. */
interface Guarded {
  /** The text in pino's own slot for which `fragment` stands. */
  text: string;
  fragment: Fragment;
  plan: unknown;
}

export interface Bindings {
  /** The redacted bindings of a logger: parsed and redacted again only where pino's slot holds another text. */
  of(instance: Instance): Fragment;
  /** Wraps `child` and `setBindings` of a logger, for itself and for all children that are made from now on. */
  install(logger: Instance): void;
}

const hostMembers = ["level", "serializers", "formatters", "customLevels"];

export function createBindings(symbols: Symbols, host: Host, prepare: Prepare): Bindings {
  const guardedKey = Symbol("philog.bindings");
  const { passes } = host;

  const set = (instance: Instance, fragment: Fragment): Fragment => {
    instance[symbols.chindings] = fragment.text;
    instance[guardedKey] = { text: fragment.text, fragment, plan: host.plan() } satisfies Guarded;
    return fragment;
  };
  const parse = (text: string): object => {
    try {
      return JSON.parse(`{${text.slice(1)}}`);
    } catch {
      return {};
    }
  };
  const of: Bindings["of"] = (instance) => {
    const guarded: Guarded | undefined = instance[guardedKey];
    const text: string = instance[symbols.chindings];
    const isOwn = guarded !== undefined && guarded.text === text;
    if (isOwn && guarded.plan === host.plan()) return guarded.fragment;
    // What Philog wrote under another plan keeps its markers and tokens.
    return set(instance, passes.fragment(parse(text), isOwn));
  };

  /** Adds bindings as pino does: formatter, serializers, then the text; the policy comes last. */
  const add = (instance: Instance, bindings: object): void => {
    const before = of(instance);
    const formatted: Record<string, unknown> = { ...instance[symbols.formatters].bindings(bindings) };
    for (const key of hostMembers) delete formatted[key];
    const own = passes.fragment(prepare(instance, formatted));
    set(instance, {
      text: before.text + own.text,
      names: before.names + own.names,
      nameCount: before.nameCount + own.nameCount,
    });
  };

  const install: Bindings["install"] = (logger) => {
    const originalChild = logger.child;
    logger.child = function child(this: Instance, bindings, options) {
      // pino's own error for missing bindings.
      if (!bindings) return originalChild.call(this, bindings, options);
      // pino calls onChild before the bindings could be redacted: it has to wait.
      const { onChild } = this;
      const own = Object.getOwnPropertyDescriptor(this, "onChild");
      Object.defineProperty(this, "onChild", { value: () => {}, configurable: true, writable: true });
      let instance: Instance;
      try {
        instance = originalChild.call(this, {}, options);
      } finally {
        if (own === undefined) delete this.onChild;
        else Object.defineProperty(this, "onChild", own);
      }
      add(instance, bindings);
      onChild?.call(this, instance);
      return instance;
    };
    logger.setBindings = function setBindings(this: Instance, bindings) {
      add(this, bindings);
    };
    of(logger);
  };
  return { of, install };
}

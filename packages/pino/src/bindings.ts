import type { Fragment, Host } from "@philog/core/host";
import { copyMembers } from "./copy-members.ts";
import type { Instance } from "./instance.ts";
import type { Preparation, Prepare } from "./prepare.ts";
import type { Symbols } from "./symbols.ts";
import { withoutBytes } from "./without-bytes.ts";

/** What one logger of the family writes with: looked up once, since slots behind symbols are slow to read. */
export interface Own {
  /** Children inherit the slot, and it is not theirs. */
  readonly instance: Instance;
  /** The redacted bindings, which also stand in pino's own slot. */
  readonly fragment: Fragment;
  readonly plan: unknown;
  readonly levels: Record<number, string>;
  readonly formatRecord: ((record: object) => object) | undefined;
  readonly preparation: Preparation | undefined;
  readonly prefix: string;
}

export interface Bindings {
  /** Parses and redacts bindings again only where pino's slot holds another text. */
  of(instance: Instance): Own;
  /** Wraps `child`, `bindings` and `setBindings` of a logger, for itself and for all children that are made from now on. */
  install(logger: Instance): void;
}

interface ChildOptions {
  formatters?: { bindings?: (bindings: object) => object };
}

const hostMembers = ["level", "serializers", "formatters", "customLevels"];
const keep = (bindings: object) => bindings;

export function createBindings(symbols: Symbols, host: Host, prepare: Prepare): Bindings {
  const ownKey = Symbol("philog.own");
  const { passes } = host;

  const set = (instance: Instance, fragment: Fragment): Own => {
    const own: Own = {
      instance,
      fragment,
      plan: host.plan(),
      levels: instance[symbols.levelCache],
      formatRecord: instance[symbols.formatters].log,
      preparation: prepare(instance),
      prefix: instance.msgPrefix ?? "",
    };
    instance[symbols.chindings] = fragment.text;
    instance[ownKey] = own;
    return own;
  };
  const parse = (text: string): object => {
    try {
      return JSON.parse(`{${text.slice(1)}}`, withoutBytes);
    } catch {
      return {};
    }
  };
  const of: Bindings["of"] = (instance) => {
    const own: Own | undefined = instance[ownKey];
    const text: string = instance[symbols.chindings];
    const isOwn = own !== undefined && own.fragment.text === text;
    if (isOwn && own.plan === host.plan()) return own.instance === instance ? own : set(instance, own.fragment);
    // What Philog wrote under another plan keeps its markers and tokens, and the names of what is gone.
    const gone = isOwn ? { ...own.fragment, text: "" } : undefined;
    return set(instance, passes.fragment(parse(text), isOwn, gone));
  };

  /** Adds bindings as pino does: formatter, serializers, then the text; the policy comes last. */
  const add = (instance: Instance, bindings: object): void => {
    const before = of(instance).fragment;
    try {
      const formatted = copyMembers(instance[symbols.formatters].bindings(bindings));
      for (const key of hostMembers) delete formatted[key];
      set(instance, passes.fragment(prepare(instance)?.record(formatted) ?? formatted, false, before));
    } catch {
      passes.counts.withheld += 1;
    }
  };

  const install: Bindings["install"] = (logger) => {
    const originalChild = logger.child;
    const listeners = new WeakMap<object, Instance["onChild"]>([[logger, logger.onChild]]);
    let waiting = false;

    const listenerOf = (instance: Instance): Instance["onChild"] => {
      let at: object = instance;
      while (!listeners.has(at)) at = Object.getPrototypeOf(at);
      return listeners.get(at);
    };

    /** pino's child without bindings, and without the formatter that wants them. */
    const bare = (parent: Instance, options: ChildOptions | undefined): Instance => {
      const formatters = options?.formatters;
      if (typeof formatters?.bindings !== "function") return originalChild.call(parent, {}, options);
      const instance = originalChild.call(parent, {}, { ...options, formatters: { ...formatters, bindings: keep } });
      instance[symbols.formatters].bindings = formatters.bindings;
      return instance;
    };
    // pino calls onChild before the bindings could be redacted: it has to wait.
    Object.defineProperty(logger, "onChild", {
      configurable: true,
      enumerable: true,
      get(this: Instance) {
        return waiting ? keep : listenerOf(this);
      },
      set(this: Instance, listener) {
        listeners.set(this, listener);
      },
    });
    logger.child = function child(this: Instance, bindings, options) {
      // pino's own error for missing bindings.
      if (!bindings) return originalChild.call(this, bindings, options);
      let instance: Instance;
      const outer = waiting;
      waiting = true;
      try {
        instance = bare(this, options as ChildOptions | undefined);
      } finally {
        waiting = outer;
      }
      add(instance, bindings);
      listenerOf(this)?.call(this, instance);
      return instance;
    };
    logger.setBindings = function setBindings(this: Instance, bindings) {
      add(this, bindings);
    };
    const originalBindings = logger.bindings;
    logger.bindings = function bindings(this: Instance) {
      // A child may be older than the policy.
      of(this);
      return originalBindings.call(this);
    };
    of(logger);
  };
  return { of, install };
}

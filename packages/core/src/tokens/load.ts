import { type ErrorCode, RedactionError } from "../errors.ts";
import { type HeldKeys, holdKeys, type TokenKeys } from "./key.ts";

/**
 * Puts other keys in the place of those in use, such as the ones of a rotation. Throws for keys that are bad or weak,
 * and then nothing has changed.
 */
export type RenewKeys = (keys: TokenKeys) => void;

/**
 * Token keys, a promise of them, or a function that gives either and is called again when it fails. The function may
 * keep `renew`, and call it whenever there are other keys.
 */
export type KeySource = TokenKeys | PromiseLike<TokenKeys> | ((renew: RenewKeys) => TokenKeys | PromiseLike<TokenKeys>);

/** How the loading of keys went so far. */
export interface Loading {
  /** Settles once it is decided: true with keys, false where a promise failed. Never rejects. */
  readonly ready: Promise<boolean>;
  /** Calls of the function after the first. */
  retries: number;
  failures: number;
  /** Code of the last failure; `rejected` where the error was not ours. */
  lastFailure: ErrorCode | "rejected" | undefined;
}

const firstDelay = 1000;
const longestDelay = 60_000;

/** Milliseconds before the next call: doubled each time, and spread over its upper half so that a fleet does not march. */
const delayAfter = (failures: number) =>
  Math.min(longestDelay, firstDelay * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === "function";

/**
 * Loads token keys and hands them to `adopt`, at once where they are there.
 * Throws for bad keys that are given plainly; what comes later is counted, and a function is called again,
 * by timers that do not keep the process alive.
 */
export function loadKeys(source: KeySource, adopt: (keys: HeldKeys) => void): Loading {
  let decide: (loaded: boolean) => void = () => {};
  const ready = new Promise<boolean>((resolve) => {
    decide = resolve;
  });
  const loading: Loading = { ready, retries: 0, failures: 0, lastFailure: undefined };
  const accept = (keys: unknown) => {
    adopt(holdKeys(keys));
    decide(true);
  };
  const count = (error: unknown) => {
    loading.failures++;
    loading.lastFailure = error instanceof RedactionError ? error.code : "rejected";
  };
  const call = (load: (renew: RenewKeys) => unknown) => {
    const again = (error: unknown) => {
      count(error);
      setTimeout(() => {
        loading.retries++;
        call(load);
      }, delayAfter(loading.failures)).unref();
    };
    try {
      const keys = load(accept);
      if (isPromise(keys)) Promise.resolve(keys).then(accept).catch(again);
      else accept(keys);
    } catch (error) {
      again(error);
    }
  };
  if (typeof source === "function") call(source);
  else if (isPromise(source)) {
    Promise.resolve(source)
      .then(accept)
      .catch((error) => {
        count(error);
        decide(false);
      });
  } else accept(source);
  return loading;
}

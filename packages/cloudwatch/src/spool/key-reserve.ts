import type { DataKey, DataKeys, KeyContext } from "@philog/core";
import { type Backoff, delay } from "../backoff.ts";
import type { Report } from "../errors.ts";
import { codeOf } from "./disk.ts";

/** A data key that is there before it is needed: making one may take a call to KMS. */
export interface KeyReserve {
  /** The next key, each given once; `undefined` while there is none. */
  take(): DataKey | undefined;
  close(): void;
}

const patience: Backoff = { base: 1_000, cap: 30_000 };

/** `onKey` is called when a key is there again after `take` found none. */
export function createKeyReserve(keys: DataKeys, context: KeyContext, report: Report, onKey: () => void): KeyReserve {
  let held: DataKey | undefined;
  let isAsked = false;
  let isMissed = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  async function fill(failures = 0): Promise<void> {
    isAsked = true;
    try {
      held = await keys.create(context);
      isAsked = false;
      if (isMissed && !isClosed) onKey();
    } catch (error) {
      report("PHILOG_CLOUDWATCH_NO_KEY", codeOf(error));
      if (isClosed) return;
      timer = setTimeout(() => void fill(failures + 1), delay(patience, failures + 1));
      timer.unref();
    }
  }
  void fill();

  return {
    take() {
      const key = held;
      held = undefined;
      isMissed = key === undefined;
      if (!isAsked && !isClosed) void fill();
      return key;
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

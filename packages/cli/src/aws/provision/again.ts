import { setTimeout as wait } from "node:timers/promises";
import { errorName } from "../facts/ask.ts";

/** Milliseconds between calls: KMS says that what it has made may take seconds to be seen everywhere. */
const pauses: readonly number[] = [500, 1000, 2000, 4000, 8000];

/** Makes a call again while what it needs is too new to be seen, as the error's name shows. */
export async function again<T>(name: string, call: () => Promise<T>, waits: readonly number[] = pauses): Promise<T> {
  for (const pause of waits) {
    try {
      return await call();
    } catch (error) {
      if (errorName(error) !== name) throw error;
    }
    await wait(pause);
  }
  return call();
}

import type { Run } from "../redactors/run.ts";

/** Starts records, each with a number of its own. */
export function createRuns(recordLimit: number): (trusted: boolean) => Run {
  let last = 0;
  return (trusted) => {
    // Kept a small integer: what it is compared with is overwritten long before it comes round.
    last = (last + 1) & 0x3fffffff;
    // Room enough that a second pass never finds past the limit what the first found within it.
    const left = trusted ? 2 * recordLimit : recordLimit;
    return {
      id: last,
      trusted,
      names: "",
      nameCount: 0,
      left,
      dropped: false,
      open: [],
      errorMessage: undefined,
      errorText: "",
      errorRules: undefined,
    };
  };
}

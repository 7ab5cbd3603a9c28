import { type LeakMatchers, matchers } from "./matchers.ts";

declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: declarations of one interface need the same type parameters
    interface Matchers<R, T = {}> extends LeakMatchers<R> {}
  }
}

const { expect } = globalThis as { expect?: { extend(matchers: object): void } };

// Absent where Jest injects no globals: there `expect.extend(matchers)` is the user's line.
expect?.extend(matchers);

export { matchers };

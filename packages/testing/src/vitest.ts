import { expect } from "vitest";
import { type LeakMatchers, matchers } from "./matchers.ts";

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: declarations of one interface need the same type parameters
  interface Matchers<T = any> extends LeakMatchers {}
}

expect.extend(matchers);

export { matchers };

import type { Random } from "../fuzz/random.ts";

/** How an app of the fuzz is put together, whichever framework it is of. */
export interface Plan {
  environment: "production" | "development";
  trustProxy: boolean;
  parsers: boolean;
  /** The application's own error handler: none, or what it does. */
  errorHandler: "none" | "answers" | "throws" | "passes on" | "logs";
  /** Whether the adapter's handler for errors stands before it. */
  hasErrors: boolean;
  /** Whether the adapter comes after the parsers. */
  isLate: boolean;
}

export const planOf = (random: Random): Plan => ({
  environment: random.percent(15) ? "development" : "production",
  trustProxy: random.percent(50),
  parsers: random.percent(85),
  errorHandler: random.pick(["none", "none", "none", "answers", "throws", "passes on", "logs"]),
  hasErrors: random.percent(50),
  isLate: random.percent(15),
});

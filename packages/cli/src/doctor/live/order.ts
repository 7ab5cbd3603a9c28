import type { Finding } from "../finding.ts";

/** The variable in which an application that the doctor starts finds its order. */
export const orderVariable = "PHILOG_DOCTOR";

export interface Order {
  /** Where to put what was seen. */
  readonly folder: string;
  /** Seconds until the application is looked at, where nothing listens before. */
  readonly after: number;
}

/** What one process tells. */
export interface Told {
  readonly main: string;
  readonly listens: boolean;
  readonly findings: readonly Finding[];
}

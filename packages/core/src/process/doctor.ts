export type { Check } from "./check.ts";
export { inspectProcess } from "./inspect-process.ts";
export type { Inspected } from "./inspected.ts";
export { type LoggerCounts, loggerCounts } from "./logger-counts.ts";

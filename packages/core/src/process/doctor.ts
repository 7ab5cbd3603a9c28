export { type LoggerCounts, loggerCounts } from "../host/logger-counts.ts";
export type { Check } from "./check.ts";
export { inspectProcess } from "./inspect-process.ts";
export type { Inspected } from "./inspected.ts";
export { startSelfCheck } from "./self-check.ts";

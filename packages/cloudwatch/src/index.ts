export type { Closed, CloudWatch } from "./cloud-watch.ts";
export { createCloudWatch } from "./create-cloud-watch.ts";
export {
  CloudWatchError,
  type CloudWatchErrorCode,
  errorTable,
  type Problem,
  type ProblemCode,
  problemTable,
} from "./errors.ts";
export type { Loss, LossReason } from "./life/losses.ts";
export { createLineStream, type LineStreamOptions } from "./lines/line-stream.ts";
export type { EmfOptions } from "./metrics/emf.ts";
export type { MeterLike } from "./metrics/meter.ts";
export type { CloudWatchOptions, SpoolOptions } from "./options.ts";
export type { Stats } from "./stats.ts";
export type { Expectation } from "./verify/check-group.ts";

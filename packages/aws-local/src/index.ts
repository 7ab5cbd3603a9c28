export type { FaultKind, FaultOptions } from "./faults.ts";
export type { StoredEvent } from "./logs/store.ts";
export { type AwsLocal, type AwsLocalOptions, type LocalCredentials, startAwsLocal } from "./start-aws-local.ts";

export type { KeyRecord } from "./seal-record.ts";
export { privateKeyFile, type UnsealKey } from "./unseal-key.ts";
export type { FindKeyRecord } from "./unseal-records.ts";
export { createUnseal, type LeftSealed, type Unseal, type UnsealOptions, type UnsealStats } from "./unseal-values.ts";

export { detectorNames } from "./detect/built-in.ts";
export type { Finding } from "./detect/detector.ts";
export type { OwnDetector, OwnFind } from "./detect/own-detector.ts";
export { scan } from "./detect/scan.ts";
export type { ScanOptions } from "./detect/scan-options.ts";
export { createRedactor, type Redactor, type RedactorOptions } from "./engine/create-redactor.ts";
export type { LockdownOptions } from "./engine/lockdown.ts";
export type { Redacted } from "./engine/redacted.ts";
export type { Decision, Stats } from "./engine/stats.ts";
export { version } from "./engine/versions.ts";
export { type ErrorCode, errorTable, type Fault, PolicyError, RedactionError } from "./errors.ts";
export {
  fromPinoRedact,
  type MigrationNote,
  type PinoRedact,
  type StartingPolicy,
} from "./policy/from-pino-redact.ts";
export { type Classification, classifications, type Identifier, identifierLetters } from "./policy/identifiers.ts";
export { defaultPolicy } from "./policy/load.ts";
export {
  type Action,
  type Destination,
  type DetectorPolicy,
  definePolicy,
  type OwnPattern,
  type Policy,
  type Rule,
  type ShapeSpec,
} from "./policy/policy.ts";
export { type PresetName, presets } from "./policy/presets/index.ts";
export { type Mark, msg, phi, safe } from "./redactors/mark.ts";
export type { Outcome } from "./redactors/run.ts";
export { type DataKey, type DataKeys, environmentDataKeys, fileDataKeys, secretDataKeys } from "./tokens/data-keys.ts";
export type { KeyMaterial, TokenKeys } from "./tokens/key.ts";
export type { KeyContext } from "./tokens/key-context.ts";
export { environmentKeys, fileKeys } from "./tokens/key-sources.ts";
export type { KeySource, RenewKeys } from "./tokens/load.ts";
export { publicSealKey, type SealKey, type SealKeyOptions, type StoreKeyRecord } from "./tokens/seal-key.ts";
export type { KeyRecord } from "./tokens/seal-record.ts";
export type { SealStats } from "./tokens/sealer.ts";

import type { Policy } from "../policy.ts";
import { containerPreset } from "./container.ts";
import { errorsPreset } from "./errors.ts";
import { httpPreset } from "./http.ts";
import { lambdaPreset } from "./lambda.ts";
import { otelPreset } from "./otel.ts";
import { processPreset } from "./process.ts";

/** The policies that `extends` knows by name. */
export const presets = {
  process: processPreset,
  http: httpPreset,
  errors: errorsPreset,
  otel: otelPreset,
  container: containerPreset,
  lambda: lambdaPreset,
} as const satisfies Record<string, Policy>;

export type PresetName = keyof typeof presets;

/** Changes with the meaning of any preset; part of the policy hash. */
export const presetVersion = 2;

import { detectorsVersion } from "../detect/built-in.ts";
import { listsVersion } from "../detect/lists-version.ts";
import { presetVersion } from "../policy/presets/index.ts";
import { zipCensus } from "../policy/zip-prefixes.ts";
import { normalizerVersion } from "../tokens/normalize.ts";

/** The version of this package; held equal to package.json by a test. */
export const version = "0.1.0";

/** What the policy hash covers besides the policy: a change of any of them can change what a policy lets pass. */
export const versions = {
  core: version,
  presets: presetVersion,
  detectors: detectorsVersion,
  lists: listsVersion,
  normalizer: normalizerVersion,
  zipCensus,
} as const;

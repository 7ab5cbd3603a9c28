import { existsSync } from "node:fs";
import { join } from "node:path";
import { PolicyError } from "../errors.ts";
import { type Host, type HostOptions, openHost } from "../host/open-host.ts";
import { defaultPolicy } from "../policy/load.ts";
import type { Policy } from "../policy/policy.ts";
import { environmentKeys, fileKeys } from "../tokens/key-sources.ts";
import type { KeySource } from "../tokens/load.ts";

/** The name of the policy file that is looked for in the working directory. */
export const policyFile = "philog.policy.json";

type Environment = Record<string, string | undefined>;

/** A process's host, and why it withholds everything where its policy cannot be used. */
export interface ProcessHost {
  readonly host: Host;
  /** Code, rule and path; never a value. */
  readonly fault?: { readonly code: string; readonly message: string };
}

/** The application reads the variable, too, and whoever reads it takes it away. */
function keysOf(env: Environment): KeySource | undefined {
  const { PHILOG_TOKEN_KEYS: text, PHILOG_TOKEN_KEY_FILE: file } = env;
  if (file) return fileKeys(file);
  if (!text) return undefined;
  try {
    return environmentKeys();
  } finally {
    env.PHILOG_TOKEN_KEYS = text;
  }
}

const never = new Promise<never>(() => {});
const wantsKeys = (error: unknown) =>
  error instanceof PolicyError && error.faults.every(({ code }) => code === "PHILOG_TOKENIZE_WITHOUT_KEYS");

function open(policy: string | Policy, keys: KeySource | undefined): Host {
  const options: HostOptions = keys === undefined ? { policy } : { policy, keys };
  try {
    return openHost(options);
  } catch (error) {
    // Without a key a token is a marker, and the rest of the policy holds.
    if (keys === undefined && wantsKeys(error)) return openHost({ ...options, keys: never });
    throw error;
  }
}

/**
 * The host of a process that is guarded from outside: the policy of PHILOG_POLICY, else philog.policy.json in the
 * working directory, else the presets. Does not throw: with a policy that cannot be used, nothing passes but level
 * and time.
 */
export function openProcessHost(env: Environment, directory: string, presets = defaultPolicy): ProcessHost {
  const beside = join(directory, policyFile);
  try {
    const policy = env.PHILOG_POLICY || (existsSync(beside) ? beside : presets);
    return { host: open(policy, keysOf(env)) };
  } catch (error) {
    const { code, message } = error as PolicyError;
    return { host: openHost({ policy: { version: 1 } }), fault: { code, message } };
  }
}

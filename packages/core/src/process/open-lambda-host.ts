import { type Host, type HostOptions, openHost } from "../host/open-host.ts";
import type { Policy } from "../policy/policy.ts";
import { openProcessHost } from "./open-process-host.ts";
import { processState } from "./state.ts";

/** The policy of a function that names none: what Powertools says of the function is listed, too. */
export const lambdaPolicy: Policy = { version: 1, extends: ["process", "http", "errors", "lambda"] };

/**
 * The host of a function: of its options, else that of the preload, else what the preload would read.
 * Throws what `openHost` throws for the options.
 */
export function openLambdaHost(options: HostOptions): Host {
  if (Object.values(options).some((value) => value !== undefined)) return openHost(options);
  const state = processState();
  return state?.host ?? openProcessHost(process.env, process.cwd(), lambdaPolicy).host;
}

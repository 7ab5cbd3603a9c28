import type { Rule } from "../policy.ts";

const words = "trace debug verbose silly log info http notice warn warning error crit critical alert emerg fatal";
/** The names of levels, in lower and upper case. */
export const levels = words.split(" ").flatMap((word) => [word, word.toUpperCase()]);

const stages = "production prod staging stage development dev testing test ci qa uat sandbox local preview demo canary";
/** The names of deployment environments. */
export const environment = { oneOf: stages.split(" ") };

/** Trace flags of W3C trace context, as text or number. */
export const traceFlags = { oneOf: ["00", "01", "02", "03", 0, 1, 2, 3] };

/** An HTTP status code. */
export const status: Rule = { integer: { min: 100, max: 599 } };

/** A process id. Source: Linux's PID_MAX_LIMIT. */
export const processId: Rule = { integer: { min: 0, max: 4_194_304 } };

export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"];

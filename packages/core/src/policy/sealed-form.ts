import { classifications } from "./identifiers.ts";

/** A segment's id: eight hex digits name the seal key, 24 are random. */
export const segmentIdPattern = "[0-9a-f]{32}";

/** Whole blocks of 32 bytes and a tag of 16, at least: nothing shorter is ever written. */
const leastText = 64;

/**
 * Source of a regular expression, linear in its input, for a sealed value inside text; not inside a longer word.
 * Without groups.
 */
export const sealedPattern = `(?<![A-Za-z0-9_-])sealed1\\.(?:${classifications.join("|")})\\.${segmentIdPattern}\\.(?:0|[1-9][0-9]{0,6})\\.[A-Za-z0-9_-]{${leastText},}`;

// Written by scripts/generate-lists-version.mjs.
/** Goes with any change of the lists of first names, places and words: the head of their SHA-256; part of the policy hash. */
export const listsVersion = "931ae16bd151";

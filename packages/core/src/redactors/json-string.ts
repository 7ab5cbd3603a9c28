// A lone surrogate is escaped by JSON.stringify and has to be here, too.
const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

/** The JSON text of a string. */
export function jsonString(value: string): string {
  return value.length < 512 && !needsEscape.test(value) ? `"${value}"` : JSON.stringify(value);
}

// As Philog writes them; see markers in the policy reference.
const token = /tok1\.([A-Za-z]{1,16}\.([a-z0-9][a-z0-9-]{0,31})\.[\w-]{22})/g;
const sealed = /sealed1\.([A-Za-z]{1,16}\.([0-9a-f]{8})[0-9a-f]{24}\.\d{1,7}\.[\w-]{64})/g;
const longNumber = /\[(KEY:\d{5,})\]/g;
// Philog never escapes what can be printed: whoever does may hide one of these forms.
const printableEscape = /\\u00([2-7][0-9a-f])/gi;

/** Whether a JSON text escapes characters that need none. */
export function hidesCharacters(json: string): boolean {
  return json.includes("\\u00") && json.search(printableEscape) >= 0;
}

/** Shows characters that were escaped without need; quotes and backslashes stay escaped. */
export function showCharacters(text: string): string {
  return text.replace(printableEscape, (hit, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return character === '"' || character === "\\" ? hit : character;
  });
}

/** The keys whose stand-ins pass. */
export interface KnownKeys {
  readonly tokens: ReadonlySet<string>;
  /** What the segments of the seal key start with. */
  readonly seal: string | undefined;
}

/**
 * Takes their look from markers, tokens and sealed values that Philog cannot have written here: those of another key,
 * which could hold anything, and numbers larger than a key's can be.
 */
export function unmask(text: string, keys: KnownKeys): string {
  return text
    .replace(token, (hit, body: string, keyId: string) => (keys.tokens.has(keyId) ? hit : `tok1(${body})`))
    .replace(sealed, (hit, body: string, key: string) => (keys.seal === key ? hit : `sealed1(${body})`))
    .replace(longNumber, "($1)");
}

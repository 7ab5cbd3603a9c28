// Letters that stand for themselves: Latin, Arabic, Japanese, Chinese, Korean.
const letters = [
  ...[0xc0, 0x2af, 0x620, 0x63f, 0x641, 0x64a, 0x671, 0x6d3],
  ...[0x3041, 0x30ff, 0x3400, 0x9fff, 0xac00, 0xd7a3],
];

/** Code units that may stand for a plain character (controls, and most beyond ASCII) or start an escape: 1, else 0. */
export const specials = new Uint8Array(0x10000).fill(1);
specials.fill(0, 0x20, 0x7f);
for (let n = 0; n < letters.length; n += 2) specials.fill(0, letters[n], letters[n + 1]! + 1);
for (const plain of "\t\n\r") specials[plain.charCodeAt(0)] = 0;
for (const sign of "%&\\") specials[sign.charCodeAt(0)] = 1;

const hex = (code: number): string => `\\u${code.toString(16).padStart(4, "0")}`;
const ranges = letters.map((code, n) => (n % 2 === 0 ? `${hex(code)}-` : hex(code))).join("");
/** Source of a regular expression for the same. One class, since a scan for two is twice as slow. */
export const specialPattern = `[^\\t\\n\\r -$'-\\[\\]-~${ranges}]`;

const invisible =
  /^(?:\p{M}|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e0fff}])$/u;
const decimalDigit = /^\p{Nd}$/u;
const dash = /^[\p{Pd}\u2212\u2043]$/u;
const space = /^[\p{Zs}\p{Cc}]$/u;
const lineEnd = /^[\u0085\u2028\u2029]$/;
const printableAscii = /^[\x20-\x7e]+$/;

// Letters of other alphabets that print as Latin ones do.
const lookalikes = new Map(
  [
    ["АВЕЅІЈКМНОРСТУХаесіјорѕухһԁ", "ABESIJKMHOPCTYXaecijopsyxhd"],
    ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"],
    ["‘’‚‛“”„′″", "''''\"\"\"'\""],
  ].flatMap(([like, latin]) => Array.from(like!, (letter, n) => [letter, latin![n]!] as const)),
);

/** One character as its plain ASCII counterpart where it has one; an invisible one vanishes. */
function plainCharacter(character: string): string {
  if (invisible.test(character)) return "";
  const compatible = character.normalize("NFKC");
  if (printableAscii.test(compatible)) return compatible;
  const like = lookalikes.get(character);
  if (like !== undefined) return like;
  if (decimalDigit.test(character)) {
    const code = character.codePointAt(0)!;
    let zero = code;
    while (decimalDigit.test(String.fromCodePoint(zero - 1))) zero--;
    // Blocks of ten may follow each other.
    return String((code - zero) % 10);
  }
  if (dash.test(character)) return "-";
  if (lineEnd.test(character)) return "\n";
  return space.test(character) ? " " : character;
}

/**
 * Reads one character, given by its code, plainly where it may stand for another. Made for one text: each character is
 * looked at once. NUL stays: what it means depends on its neighbours.
 */
export function createPlainReader(): (code: number) => string {
  const known = new Map<number, string>();
  return (code) => {
    let plain = known.get(code);
    if (plain === undefined) {
      const character = String.fromCodePoint(code);
      plain = code === 0 || specials[character.charCodeAt(0)] === 0 ? character : plainCharacter(character);
      known.set(code, plain);
    }
    return plain;
  };
}

/** The text of a NUL: nothing between the characters of UTF-16 read as bytes, else what separates two values. */
export function plainNul(text: string, index: number): string {
  const nul = (at: number): boolean => text.charCodeAt(at) === 0;
  return (nul(index - 2) || nul(index + 2)) && !nul(index - 1) && !nul(index + 1) ? "" : " ";
}

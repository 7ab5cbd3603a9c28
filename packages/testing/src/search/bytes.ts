const alignments = [0, 1, 2] as const;

/**
 * The characters that base64 of any longer text must contain, for each of the three places
 * that the value can take in a group of three bytes.
 */
export function base64Cores(value: string, encoding: "base64" | "base64url"): string[] {
  const bytes = Buffer.from(value);
  return alignments.map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString(encoding);
    // Six bits a character: those that a neighbour's bits share are left out.
    return encoded.slice(Math.ceil((8 * before) / 6), Math.floor((8 * (before + bytes.length)) / 6));
  });
}

/** Every byte of the UTF-8 form, written by `write` and joined by `separator`. */
export function everyByte(value: string, write: (byte: number) => string, separator = ""): string {
  return Array.from(Buffer.from(value), write).join(separator);
}

/** Two hexadecimal digits, lower case. */
export const hexOf = (byte: number) => byte.toString(16).padStart(2, "0");

/** Every UTF-16 code unit, written by `write`. */
export function everyUnit(value: string, write: (unit: number, char: string) => string): string {
  return Array.from({ length: value.length }, (_, at) => write(value.charCodeAt(at), value.charAt(at))).join("");
}

/** A code unit as JSON may always write it. */
export const jsonUnit = (unit: number) => `\\u${unit.toString(16).padStart(4, "0")}`;

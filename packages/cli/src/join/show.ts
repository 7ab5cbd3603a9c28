import type { KeyedToken } from "@philog/core/join";
import type { Hit } from "./search.ts";

/** How `philog join` writes what it found. */
export interface Show {
  tokens(tokens: readonly KeyedToken[]): string;
  hit(file: string, hit: Hit): string;
}

/** A log can hold what moves the cursor or changes the title of the terminal that it is shown on. */
const forTerminal = (text: string) => text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, "�");

/** For people: a table of tokens, and lines as grep writes them, `file:line:text`. */
export function showText(terminal: boolean): Show {
  const shown = terminal ? forTerminal : (text: string) => text;
  return {
    tokens(tokens) {
      const width = Math.max(...tokens.map(({ keyId }) => keyId.length));
      const lines = tokens.map(
        ({ keyId, token }, place) => `${keyId.padEnd(width)}  ${place === 0 ? "current " : "previous"}  ${token}\n`,
      );
      return lines.join("");
    },
    hit: (file, { line, text, cut }) => `${shown(`${file}:${line}:${text.toString("utf8")}`)}${cut ? " [cut]" : ""}\n`,
  };
}

/** For programs: one JSON object a line. */
export const showJson: Show = {
  tokens: (tokens) =>
    tokens.map(({ keyId, token }, place) => `${JSON.stringify({ keyId, current: place === 0, token })}\n`).join(""),
  hit: (file, { line, keyIds, text, cut }) =>
    `${JSON.stringify({ file, line, keyIds, text: text.toString("utf8"), ...(cut && { cut }) })}\n`,
};

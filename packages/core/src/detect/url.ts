import { type Detector, matchEnd } from "./detector.ts";

const address = /https?:\/\/[^\s"'<>`\\]+/iy;
const trailing = /[.,;:)\]}!]/;

/** Web addresses that can carry an identifier: with a query, user information, or four digits in a part of the path. */
export const url: Detector = {
  name: "url",
  classification: "url",
  words: ["http", "https"],
  find(text, start, _end, report) {
    const next = matchEnd(address, text, start);
    if (next < 0) return undefined;
    let end = next;
    while (trailing.test(text[end - 1]!)) end--;
    const afterScheme = text.slice(text.indexOf("//", start) + 2, end);
    const path = afterScheme.indexOf("/");
    if (/[?@]/.test(afterScheme) || (path >= 0 && identifiesIn(afterScheme.slice(path)))) report(start, end);
    return next;
  },
};

/** Whether one part of a path holds four digits. */
function identifiesIn(path: string): boolean {
  return path.split("/").some((part) => part.replace(/[^0-9]/g, "").length >= 4);
}

import { type Detector, matchEnd, NEARBY } from "./detector.ts";

const assigned = `\\\\?["']?\\]?\\s?(?:=>|[:=])\\s?\\\\?["']?(?:(?:Bearer|Basic|Digest|Token)\\s)?`;
const assignment = new RegExp(
  `(?:password|passwd|passphrase|pwd(?!=\\/)|secret|token|authorization|api[_-]?key|(?:access|private|secret|account|signing|encryption|shared[_-]?access)[_-]?key(?:[_-]?id)?|client[_-]?secret)${assigned}`,
  "iy",
);
const SPACE = 32;
const content = /[^\s"',;&\\)\]}]+/y;
const stated = /(?:password|passphrase|passcode) (?:is|was) (?=[^\s"',;]{0,40}\d)/iy;
const passwordWord = /p/iy;
const scheme = /(?:bearer|basic)\s/iy;
const credential = /[A-Za-z0-9._~+/=-]{8,}/y;
const looksRandom = /\d|=|[a-z][A-Z]/;
const jwt = /eyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?/y;
/** What may stand behind a word of those: a sign, a space, no ASCII, or the next word of `apiKey`, `clientSecret` and `eyJ`. */
const behindWord = "\0\t\n\v\f\r \\\"':=_-]kKsSJ";
/** What assigns behind a space, and how the words begin that may stand before another word. */
const behindSpace: ReadonlySet<string> = new Set("=:");
const beforeSpace = /[bp]/i;
const jwtPart = /[\w-]+/y;

/** Credentials: `password=…` and the like, bearer and basic credentials, JSON web tokens. */
export const secret: Detector = {
  name: "secret",
  classification: "secret",
  words:
    "password passwd passphrase passcode pwd secret token authorization apikey api access private account shared signing encryption client bearer basic ey".split(
      " ",
    ),
  next: behindWord,
  find(text, start, wordEnd, report) {
    if (text.startsWith("eyJ", start)) {
      const end = matchEnd(jwt, text, start);
      if (end > 0) report(start, end);
      // What is none may stand before one.
      return end > 0 ? end : matchEnd(jwtPart, text, start);
    }
    const next = text.charCodeAt(wordEnd);
    if (next === SPACE && !behindSpace.has(text.charAt(wordEnd + 1)) && !beforeSpace.test(text.charAt(start)))
      return NEARBY;
    let from = matchEnd(scheme, text, start);
    if (from > 0) {
      const end = matchEnd(credential, text, from);
      if (end < 0 || !looksRandom.test(text.slice(from, end))) return from;
      report(from, end);
      return end;
    }
    from = Math.max(matchEnd(assignment, text, start), matchEnd(stated, text, start));
    if (from < 0) return undefined;
    const end = matchEnd(content, text, from);
    if (end < 0) return undefined;
    if (end - from >= (matchEnd(passwordWord, text, start) > 0 ? 1 : 6)) report(from, end);
    return end;
  },
};

import { type Detector, matchEnd } from "./detector.ts";

const domain =
  /@(?:[A-Za-z0-9\u00c0-\u1fff\u3040-\ud7ff_-]{1,63}\.){1,8}[A-Za-z\u00c0-\u1fff\u3040-\ud7ff][A-Za-z0-9\u00c0-\u1fff\u3040-\ud7ff-]{1,62}/y;
const local = /[A-Za-z0-9\u00c0-\u1fff\u3040-\ud7ff._%+~'!#$*^{|}-]/;
const opening = /['{|.]/;

/** Email addresses. Asked at each `@`; looks back no further than the one before, so a row of them stays linear. */
export const email: Detector = {
  name: "email",
  classification: "email",
  chars: "@",
  find(text, at, _end, report) {
    const end = matchEnd(domain, text, at);
    if (end < 0) return undefined;
    let start = at;
    while (start > 0 && local.test(text[start - 1]!)) start--;
    while (opening.test(text[start]!)) start++;
    if (start < at) report(start, end);
    return undefined;
  },
};

import { type Detector, matchEnd } from "./detector.ts";

const components = /\p{Lu}[\p{L}\p{M}'’-]{1,30}\^\p{Lu}[\p{L}\p{M}'’.-]{0,30}(?:\^[\p{L}\p{M}'’.-]{0,30}){0,4}/uy;
const capital = /\p{Lu}/u;
const nameCharacter = /[\p{L}\p{M}'’-]/u;

/** Names as HL7v2 writes them, outside a message: `Last^First^M`. */
export const segmentName: Detector = {
  name: "segment-name",
  classification: "name",
  chars: "^",
  find(text, start, end, report) {
    if (!capital.test(text.charAt(end)) || !nameCharacter.test(text.charAt(start - 1))) return undefined;
    let from = start;
    while (start - from < 31 && nameCharacter.test(text.charAt(from - 1))) from--;
    const stop = matchEnd(components, text, from);
    if (stop < start) return undefined;
    report(from, stop);
    return stop;
  },
};

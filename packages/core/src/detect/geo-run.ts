import { matchEnd } from "./detector.ts";
import { notPlaces } from "./geo-words.ts";
import { isCapital, isLetter } from "./name-words.ts";

const LONGEST_WORD = 63;

const token =
  /(?:\p{Lu}[\p{L}\p{M}'’-]{0,62}(?:\.\p{L}){0,2}\.?|\d{1,6}[A-Za-z]?(?:[/-]\d{1,5}[A-Za-z]?)?(?![\p{L}\d:%])|(?:de|la|le|les|du|des|do|da|dos|das|del|der|den|van|von|am|an|im|of|and|nad|pod|rue|rua|ul|ulica|via|calle|avenue|avenida|str|street|ave|apt|suite)\b\.?|#[ ]?[\p{L}\d]{1,6})/uy;
const gap = /[ \n]{1,4}(?:, ?)?|, ?\n? {0,2}|-(?=\p{Lu})/uy;
const abbreviation =
  /^(?:str?|ave?|avda|blvd|rd|dr|ln|ct|pl|ter|hwy|pkwy|sq|apt|ste|fl|rm|no|[nsew]{1,2}|mt|ft|bldg|ul|al|[a-z](?:\.[a-z])?)\.$/i;
const joining = /^(?:de|la|le|les|du|des|do|da|dos|das|del|der|den|van|von|am|an|im|of|and|nad|pod)$/;

/** Whether a capital letter or a digit stands here. */
function opensWord(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (code > 64 && code < 91) || (code > 47 && code < 58);
}

/** The end of a word or number of an address, or -1. */
function tokenEnd(text: string, start: number): number {
  let end = start;
  if (isCapital(text, start)) while (end - start < LONGEST_WORD && isLetter(text.charCodeAt(end))) end++;
  return end > start && text.charCodeAt(end) === 32 ? end : matchEnd(token, text, start);
}

/** The end of a run of the words and numbers that addresses are made of: at most 24 of them within 160 characters. */
export function addressEnd(text: string, start: number): number {
  let end = -1;
  let from = start;
  for (let words = 0; words < 24 && from - start < 160; words++) {
    const stop = tokenEnd(text, from);
    if (stop < 0) break;
    const written = text.slice(from, stop);
    const bare = written.endsWith(".") ? written.slice(0, -1) : written;
    const isJoint = !isCapital(text, from) && joining.test(bare);
    if (bare.length > 2 && !isJoint && notPlaces.has(bare.toLowerCase())) break;
    const closes = bare !== written && !abbreviation.test(written);
    if (!isJoint) end = closes ? stop - 1 : stop;
    if (closes) break;
    const isSpace = text.charCodeAt(stop) === 32 && opensWord(text, stop + 1);
    const next = isSpace ? stop + 1 : matchEnd(gap, text, stop);
    if (next < 0) break;
    from = next;
  }
  return end;
}

/** Where a run of address words begins that ends at `end`, after white space, a comma or what opens; `end` where there is none. */
export function addressStart(text: string, end: number): number {
  const least = Math.max(0, end - 100);
  let start = end;
  let from = end;
  for (let words = 0; words < 12; words++) {
    let at = from;
    while (at > least && " ,\n".includes(text.charAt(at - 1))) at--;
    const stop = at;
    while (at > least && !' ,\n(["'.includes(text.charAt(at - 1))) at--;
    if (text.charCodeAt(at) === 39) at++;
    if (at === stop || (at === least && at > 0) || matchEnd(token, text, at) !== stop) break;
    const bare = text.slice(at, stop).replace(".", "");
    if (notPlaces.has(bare.toLowerCase()) && bare.length > 2) break;
    from = at;
    if (!joining.test(bare)) start = at;
  }
  return start;
}

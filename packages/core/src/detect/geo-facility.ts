import { before, type Detector, matchEnd } from "./detector.ts";
import { afterFacility, cap } from "./geo-capitals.ts";
import { isGeneric } from "./geo-generic.ts";
import { notPlaces } from "./geo-words.ts";
import { isEponym } from "./name-evidence.ts";
import { isCapital, isFollowedBy, isLetter } from "./name-words.ts";

const kind =
  "Hospitals?|Hosp\\.?|Clinics?|Medical|Med\\.?|Health|Healthcare|Care|Center|Centre|Ctr\\.?|Cntr\\.?|Institute|Pharmacy|Hospice|Infirmary|Nursing|Home|Group|System|Systems|Campus|Branch|Office|Facility|University|College|School|Associates|Practice|Rehab|Rehabilitation|Services|General|Memorial|VA";
const furtherKinds = new RegExp(`(?: (?:and |of |& )?(?:${kind})(?![\\p{L}\\p{N}])){1,4}`, "uy");
const joining = new Set(["of", "and", "&", "for", "the", "de", "del", "la"]);
const capWord = new RegExp(`^${cap}$`, "u");
const LONGEST_WORD = 25;
const opens = "([\"'";

/** Where a run of capitalised words of one line begins that ends at `end`, a space behind it; `end` where there is none. */
function runStart(text: string, end: number): number {
  const least = Math.max(0, end - 70);
  let start = end;
  let from = end;
  for (let words = 0; words < 7 && from > least; words++) {
    let at = from;
    while (at > least && isLetter(text.charCodeAt(at - 1))) at--;
    const isPlain = isCapital(text, at) && from - at <= LONGEST_WORD && (at === 0 || text.charCodeAt(at - 1) === 32);
    if (at === from) at--;
    while (at > least && !" \n".includes(text.charAt(at - 1))) at--;
    if (at === least && at > 0) break;
    const word = text.slice(opens.includes(text.charAt(at)) ? at + 1 : at, from);
    const isJoint = !isPlain && joining.has(word);
    if (!isJoint && (!(isPlain || capWord.test(word)) || notPlaces.has(word.toLowerCase()))) break;
    if (!isJoint) start = from - word.length;
    if (word.length < from - at || text.charCodeAt(at - 1) === 10) break;
    from = at - 1;
  }
  return start;
}

const strong = new Set(["hospital", "hospitals", "hosp", "clinic", "infirmary", "hospice", "pharmacy", "nursing"]);
const goesOn = /[\p{L}\p{N}_(=@\\/]|[.:][\p{Ll}\p{N}_]/uy;
const located = /(?:^|[\s(["',])(?:at|from|to|in|by|near|our|visited|attended|@)\s(?:(?:the|our|a)\s)?$/i;
const clinicalWord =
  /\b(?:Medical|Med|Health|Healthcare|Hospital|Cancer|Wellness|Surgery|Surgical|Rehab|Care|Imaging|Dialysis|Heart|Women|Children|Oncology|Cardiology|Orthopedics|Orthopaedics|Pediatrics|Dermatology|Neurology|Urology|Gastroenterology|Cardiac)\b/;

/** Whether a facility stands between commas or parentheses, and its words say that patients are cared for. */
function isSetOff(text: string, from: number, start: number, end: number): boolean {
  if (!isCapital(text, start) || !",;)".includes(text.charAt(end))) return false;
  const isOpened = text.charAt(from - 1) === "(" || text.slice(from - 2, from) === ", ";
  return isOpened && clinicalWord.test(text.slice(from, end));
}

/** Hospitals, clinics and other facilities by the kind that their name ends with. */
export const facility: Detector = {
  name: "facility",
  classification: "geo",
  words:
    "hospital hospitals hosp clinic infirmary hospice pharmacy nursing medical med health healthcare center centre ctr institute university college campus branch office facility practice presbyterian methodist general memorial associates specialists oncology cardiology orthopedics orthopaedics pediatrics dialysis rehab rehabilitation wellness imaging dermatology neurology urology gastroenterology".split(
      " ",
    ),
  find(text, start, end, report) {
    if (text.charCodeAt(start - 1) !== 32) return undefined;
    const prior = text.charCodeAt(start - 2);
    if (prior === 44 || prior === 58) return undefined;
    const from = runStart(text, start - 1);
    if (from === start - 1 || isGeneric(text.slice(from, start - 1))) return undefined;
    const word = text.slice(start, end).toLowerCase();
    const isLocated = located.test(before(text, from, 16));
    const isStrong = strong.has(word) && isCapital(text, start);
    if (!isLocated && !isStrong && !isSetOff(text, from, start, end)) return undefined;
    if (isFollowedBy(goesOn, text, end)) return undefined;
    const further = text.charCodeAt(end) === 32 ? Math.max(end, matchEnd(furtherKinds, text, end)) : end;
    if (!isLocated && isEponym(text, further)) return undefined;
    report(from, afterFacility(text, further));
    return undefined;
  },
};

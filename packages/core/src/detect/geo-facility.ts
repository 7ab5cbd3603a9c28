import { before, type Detector, matchEnd } from "./detector.ts";
import { afterFacility, cap } from "./geo-capitals.ts";
import { isGeneric } from "./geo-generic.ts";
import { notPlaces } from "./geo-words.ts";
import { isCapital } from "./name-words.ts";

const kind =
  "Hospitals?|Hosp\\.?|Clinics?|Medical|Med\\.?|Health|Healthcare|Care|Center|Centre|Ctr\\.?|Cntr\\.?|Institute|Pharmacy|Hospice|Infirmary|Nursing|Home|Group|System|Systems|Campus|Branch|Office|Facility|University|College|School|Associates|Practice|Rehab|Rehabilitation|Services|General|Memorial|VA";
const furtherKinds = new RegExp(`(?: (?:and |of |& )?(?:${kind})(?![\\p{L}\\p{N}])){1,4}`, "uy");
const joining = /^(?:of|and|&|for|the|de|del|la)$/;
const capWord = new RegExp(`^${cap}$`, "u");

/** Where a run of capitalised words begins that ends at `end`, a space behind it; `end` where there is none. */
function runStart(text: string, end: number): number {
  const least = Math.max(0, end - 70);
  let start = end;
  let from = end;
  for (let words = 0; words < 7 && from > least; words++) {
    let at = from - 1;
    while (at > least && text.charCodeAt(at - 1) !== 32) at--;
    if (at === least && at > 0) break;
    const word = text.slice(at, from).replace(/^[("'\n]/, "");
    const isJoint = joining.test(word);
    if (!isJoint && (!capWord.test(word) || notPlaces.has(word.toLowerCase()))) break;
    if (!isJoint) start = from - word.length;
    if (word.length < from - at) break;
    from = at - 1;
  }
  return start;
}

const strong = new Set(["hospital", "hospitals", "hosp", "clinic", "infirmary", "hospice", "pharmacy", "nursing"]);
const located = /(?:^|[\s(,])(?:at|from|to|in|by|near|our|visited|attended|@) (?:the |our |a )?$/i;
/** Hospitals, clinics and other facilities by the kind that their name ends with. */
export const facility: Detector = {
  name: "facility",
  classification: "geo",
  words:
    "hospital hospitals hosp clinic infirmary hospice pharmacy nursing medical med health healthcare center centre ctr institute university college campus branch office facility practice presbyterian methodist general memorial".split(
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
    if (!isLocated && !(strong.has(word) && isCapital(text, start))) return undefined;
    if (/[\w(=@\\/]|[.:]\w/.test(text.slice(end, end + 2)) && !/^[ ,;:.)?]/.test(text.slice(end, end + 1)))
      return undefined;
    const further = Math.max(end, matchEnd(furtherKinds, text, end));
    report(from, afterFacility(text, further));
    return undefined;
  },
};

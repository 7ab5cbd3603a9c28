import { before, type Detector, matchEnd } from "./detector.ts";
import { addressEnd, addressStart } from "./geo-run.ts";
import { endsInLower, isCapital, isFollowedBy, isInsideWord } from "./name-words.ts";

const suffixes =
  "street st avenue ave road rd lane ln drive dr court ct boulevard blvd place pl terrace ter way circle cir highway hwy parkway pkwy square sq trail trl loop crescent close turnpike pike alley row walk plaza".split(
    " ",
  );
const spelledOut = /^(?:street|avenue|boulevard|lane|road|drive|court|parkway|highway)$/;
const unit = /,? ?\n? ?(?:Apt|Apartment|Suite|Ste|Unit|Floor|Fl|Rm|Room|#)\.? ?[A-Za-z0-9-]{1,6}/iy;
const numberAndName =
  /(?:^|[^\p{L}\d.:/_=-])(\d{1,6}[A-Za-z]?(?:-\d{1,4})? (?:[NSEW]{1,2}\.? )?(?:(?:\p{Lu}[\p{L}'’-]{0,20}\.?|\d{1,3}(?:st|nd|rd|th)) ){1,4})$/u;
const numberAndLowerName = /(?:^|[^\p{L}\d.:/_=-])(\d{1,6} (?:\p{Ll}{2,20} ){1,3})$/u;
const nameOnly = /(?:^|[\s(["',])(?:from|on|at|of|in|near) ((?:\p{Lu}[\p{L}'’-]{1,20} ){1,2})$/u;
const continued = /,? ?\n? ?(?=[\p{Lu}\d])/uy;
const letterOrDigit = /[\p{L}\p{N}_(=@\\/]/uy;

/** The address of which a street's line ends at `end`: unit, city, state, code and country belong to it. */
function wholeAddress(text: string, end: number): number {
  const whole = Math.max(end, matchEnd(unit, text, end));
  const from = matchEnd(continued, text, whole);
  return from < 0 ? whole : Math.max(whole, addressEnd(text, from));
}

/** Streets by the word that they end with: `12 Elm Street, Springfield`; without a number after a preposition. */
export const street: Detector = {
  name: "street",
  classification: "geo",
  words: suffixes,
  find(text, start, end, report) {
    if (text.charCodeAt(start - 1) !== 32 || isFollowedBy(letterOrDigit, text, end)) return undefined;
    if (isCapital(text, start) && endsInLower(text, start - 1)) return undefined;
    const word = text.slice(start, end).toLowerCase();
    const isWay = isCapital(text, start) || spelledOut.test(word) || word === "st" || word === "ave";
    if (!isWay) return undefined;
    const context = before(text, start, 90);
    const found = isCapital(text, start)
      ? (numberAndName.exec(context) ?? (spelledOut.test(word) ? nameOnly.exec(context) : null))
      : numberAndLowerName.exec(context);
    if (!found) return undefined;
    const stop = text.charCodeAt(end) === 46 && word.length < 5 ? end + 1 : end;
    report(start - found[1]!.length, wholeAddress(text, stop));
    return undefined;
  },
};

const way =
  /^\p{Lu}[\p{L}\p{M}-]{1,24}(?:stra(?:ß|ss)e|str\.|gasse|weg|platz|allee|laan|straat|gade|vej|vägen|gatan|gata|veien|vegen|katu|tie|ulica|utca|ulice|damm|ufer)$|^(?:Str|Straße|Strasse|Platz|Allee|Ulica|Utca|Út)\.?$/u;

/** The last two letters of the words that `way` takes. */
const wayEnds: ReadonlySet<number> = new Set(
  "ße se tr eg tz ee an at de ej en ta tu ie ca ce mm er út Út".split(" ").map((two) => pairOf(two, 0)),
);

function pairOf(text: string, index: number): number {
  return (text.charCodeAt(index) << 16) | text.charCodeAt(index + 1);
}

/** Streets whose number stands behind: `Lindenstraße 12`. */
export const wayAndNumber: Detector = {
  name: "way-and-number",
  classification: "geo",
  digits: [1, 2, 3, 4],
  after: " ",
  secondAfter: ".aegjmnrtuz",
  reach: [34, 0],
  find(text, start, runEnd, report) {
    const wordEnd = text.charCodeAt(start - 2) === 46 ? start - 2 : start - 1;
    if (!wayEnds.has(pairOf(text, wordEnd - 2))) return undefined;
    let from = start - 2;
    const least = Math.max(0, start - 32);
    while (from > least && !" \n([\"'".includes(text.charAt(from - 1))) from--;
    if ((isCapital(text, from) || text.charCodeAt(from) > 127) && way.test(text.slice(from, start - 1))) {
      report(addressStart(text, start - 1), wholeAddress(text, runEnd));
    }
    return undefined;
  },
};

const wayKind =
  /(?:(?:Rue|Rua|Via|Viale|Calle|Avenida|Avda|Plaza|Piazza|Piazzetta|Corso|Chemin|Largo|Paseo|Carrer|Strada|Ulica)\.? |rue |rua |[uU]l\. ?)(?=\p{L})/uy;
const numberBefore = /(?:^|[\s,(["'])\d{1,6},? $/;

/** Streets that begin with their kind: `Rua das Flores 12`, `14 rue du Port`. */
export const wayKindFirst: Detector = {
  name: "way-kind-first",
  classification: "geo",
  words:
    "rue rua via viale calle avenida avda plaza piazza piazzetta corso chemin largo paseo carrer strada ul ulica".split(
      " ",
    ),
  find(text, start, _end, report) {
    if (isInsideWord(text, start)) return undefined;
    const from = matchEnd(wayKind, text, start);
    const end = from < 0 ? -1 : addressEnd(text, from);
    if (end < 0 || !/\p{Lu}/u.test(text.slice(from, end))) return undefined;
    if (/\d/.test(text.slice(from, end)) || numberBefore.test(before(text, start, 10)))
      report(addressStart(text, start), end);
    return end;
  },
};

const unitNumber = /\.? ?#? ?(?=[A-Za-z]{0,2}-?\d)[A-Za-z0-9-]{1,6}/y;
const boxNumber = / ?#? ?\d{1,6}(?!\d)/y;
const postOffice = /(?:^|[\s,(["'])(?:P\.? ?O\.?|Post(?:al)?(?: Office)?|PSC \d{1,5},|Unit \d{1,5}|CMR \d{1,5},?) $/i;
const military = / A[AEP] \d{5}(?!\d)/iy;
const corner = /corner of (?=[\p{Lu}\d])/uy;
const hasDigit = /\d/;
const boxes = new Set(["box", "postbox", "postboks", "postfach", "apartado", "casilla"]);

/** Flats, post boxes, field post and street corners, with the address around them. */
export const addressPart: Detector = {
  name: "address-part",
  classification: "geo",
  words: "apt apartment suite ste unit box postbox postboks postfach apartado casilla apo fpo dpo corner".split(" "),
  find(text, start, end, report) {
    if (isInsideWord(text, start)) return undefined;
    const label = text.slice(start, end).toLowerCase();
    if (label === "corner") {
      const from = matchEnd(corner, text, start);
      const stop = from < 0 ? -1 : addressEnd(text, from);
      if (stop > 0) report(start - (text.startsWith("the ", start - 4) ? 4 : 0), stop);
      return undefined;
    }
    if (label.endsWith("po")) {
      const stop = matchEnd(military, text, end);
      if (stop > 0) report(addressStart(text, start), stop);
      return undefined;
    }
    const isBox = boxes.has(label);
    const stop = matchEnd(isBox ? boxNumber : unitNumber, text, end);
    if (stop < 0) return undefined;
    if (label === "box") {
      const office = postOffice.exec(before(text, start, 20));
      if (!office) return undefined;
      const from = start - office[0].replace(/^[\s,(["']/, "").length;
      report(addressStart(text, from), wholeAddress(text, stop));
      return undefined;
    }
    const from = addressStart(text, start);
    if (!isBox && !hasDigit.test(text.slice(from, start))) return undefined;
    report(from, wholeAddress(text, stop));
    return undefined;
  },
};

const addressLabel =
  /(?:address(?: is| was|:|=)? |(?:sent|ship(?:ped)?|mail(?:ed)?|deliver(?:ed)?) to |(?:resid(?:es?|ing)|liv(?:es?|ing)|located|meet (?:you|me|us)) (?:at|in|on) |(?:it['’]?s|it is) (?:in|at) )(?:is )?(?=[\p{Lu}\d])/iuy;

const hasWord = /\p{L}{3}/u;
const wordGap = /[\s,]+/;

/** Addresses of any form behind a label: the run needs a number and a word. */
export const labelledAddress: Detector = {
  name: "labelled-address",
  classification: "geo",
  words:
    "address sent ship shipped mail mailed deliver delivered reside resides residing live lives living located meet it its".split(
      " ",
    ),
  find(text, start, _end, report) {
    const from = matchEnd(addressLabel, text, start);
    if (from < 0) return undefined;
    const end = addressEnd(text, from);
    const run = text.slice(from, Math.max(from, end));
    const isLiving = /^[alr]/i.test(text.charAt(start));
    if (!isLiving && run.split(wordGap).length < 3) return undefined;
    if (hasDigit.test(run) && hasWord.test(run)) report(from, end);
    return undefined;
  },
};

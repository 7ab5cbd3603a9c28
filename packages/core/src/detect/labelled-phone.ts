import { type Detector, matchEnd } from "./detector.ts";
import { faxOrPhone } from "./phone.ts";

const REACH = 30;
const words = "[ _-]?(?:numbers?|no\\.?|nr\\.?|#)?";
const telling = new RegExp(
  `(?:(?:tele|cell|mobile|home|work|office)?[ _-]?phone|tel|ph|mobile|cell|fax|facsimile|pager|beeper|whatsapp|voicemail)(?=(?:numbers?|no|nr)?(?![a-z]))${words}`,
  "iy",
);
const asking =
  /(?:call|contact|reachable|reach|dial|ring|registered|text(?= (?:me|us|him|her|them|at) )|numbers?)(?![a-z])/iy;
const bareAllowed = /[cdr][aoei](?!g)/iy;
const tellingGap = /[^\n;{}0-9]{0,30}/y;
const askingGap =
  /(?:[\s:=#.,"'(-]|(?:me|us|him|her|them|patient|back|on|at|is|was|my|the|his|number|no|phone|for|or|please|via|by|info|mobile|cell)(?![a-z])){0,14}/iy;
const grouped = /(?:\(\d{1,5}\)|\d{1,5})(?:[-. /](?:\(\d{1,8}\)|\d{1,8})){1,5}(?![-./:]?[0-9A-Za-z])/y;
const closed = /\(\d{1,5}\)/y;
const bare = /\d{7,15}(?![-./:_]?[0-9A-Za-z])/y;
const shortBare = /\d{10,12}(?![-./:_]?[0-9A-Za-z])/y;
const extension = /[^\n;0-9]{0,20}?(?:at|is|:) (?=(?:x|ext\.? ?|extension )\d)/iy;
const extensionNumber = /(?:x|ext\.? ?|extension )\d{2,6}(?![0-9A-Za-z])/iy;
const dateLike = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|\d+\.\d+)$/;
const quantity = / ?(?:ms|us|ns|s|sec|seconds?|minutes?|bytes|[kmg]b|rows?|records?|items?|times|mg|ml|years?)\b/iy;

/** The end of digits in groups at `index`, 7 to 15 in all; or -1. */
function groupedEnd(text: string, index: number): number {
  const end = matchEnd(grouped, text, index);
  if (end < 0) return -1;
  const hit = text.slice(index, end);
  const digits = hit.replace(/\D/g, "").length;
  return digits < 7 || digits > 15 || dateLike.test(hit) ? -1 : end;
}

/**
 * Telephone numbers of any form near a word that says so: `call me on 555 0199`, `fax: 5550199`, `mobile 0961-555019`,
 * `office phone: … at x123`.
 */
export const labelledPhone: Detector = {
  name: "labelled-phone",
  classification: "phone",
  words:
    "telephone phone ph tel mobile cell home work office fax facsimile pager beeper whatsapp voicemail call contact reach reachable dial ring registered text number numbers cellphone homephone workphone mobilephone officephone phonenumber telephonenumber faxnumber mobilenumber cellnumber phoneno mobileno".split(
      " ",
    ),
  find(text, start, _end, report) {
    const told = matchEnd(telling, text, start);
    const from = told > 0 ? told : matchEnd(asking, text, start);
    if (from < 0) return undefined;
    let index = matchEnd(told > 0 ? tellingGap : askingGap, text, from);
    if (index - from > REACH) return undefined;
    if (index > from && matchEnd(closed, text, index - 1) > 0) index--;
    let end = groupedEnd(text, index);
    const run = told > 0 ? bare : matchEnd(bareAllowed, text, start) > 0 ? shortBare : undefined;
    if (end < 0 && run) end = matchEnd(run, text, index);
    if (end < 0 && told > 0) {
      index = matchEnd(extension, text, from);
      end = index < 0 ? -1 : matchEnd(extensionNumber, text, index);
    }
    if (end > 0 && matchEnd(quantity, text, end) < 0) report(index, end, faxOrPhone(text, index));
    return undefined;
  },
};

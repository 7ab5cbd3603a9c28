import { findMembers } from "./members.ts";

const lone = [
  "NM1([*|^])[0-9A-Z]{2,3}\\2[12?]\\2",
  "DMG([*|^])D8\\3",
  "N3\\*[^*~\\r\\n]{1,60}[*~]",
  "N4\\*[^*~\\r\\n]{1,40}\\*[A-Z]{2}[*~]",
  "REF\\*[0-9A-Z]{2,3}\\*",
  "PER\\*[A-Z0-9]{2}\\*",
  "DTP\\*[0-9]{3}\\*[A-Z]{1,2}8?\\*",
  "GS\\*[A-Z]{2}\\*",
  "ST\\*[0-9]{3}\\*",
  "BHT\\*[0-9]{4}\\*",
  "SBR\\*[A-Z]\\*",
  "CL[MP]\\*[^*~\\r\\n]{1,40}\\*[0-9]",
  "INS\\*[YN]\\*",
  "TRN\\*[123]\\*",
  "HI\\*[A-Z]{2,3}:",
];
const opening = new RegExp(`\\b(?:ISA([^\\w\\s])[0-9 ]{2}\\1|${lone.join("|")})`, "g");
const name = /[ \t]{0,8}[A-Z][A-Z0-9]{1,2}/y;
/** Elements of an ISA segment; the last is one character, and the one after it ends every segment. */
const ELEMENTS = 16;
const longestIsa = 400;

/** The character that ends each segment, as the ISA segment at `start` declares it. */
function terminatorOf(text: string, start: number, separator: string): string {
  let index = start;
  for (let element = 0; element < ELEMENTS && index >= 0; element++) index = text.indexOf(separator, index + 1);
  const terminator = index < 0 || index > start + longestIsa ? "~" : text.charAt(index + 2);
  return /^[^\w\s]$/.test(terminator) && terminator !== separator ? terminator : "~";
}

/**
 * Calls `report` for each ASC X12 interchange, or segment without its envelope, up to the terminator of its last
 * segment. Source: ASC X12.5, interchange control structures.
 */
export function findX12(text: string, report: (start: number, end: number) => void): void {
  if (!text.includes("*") && !text.includes("ISA") && !text.includes("NM1") && !text.includes("DMG")) return;
  let terminator = "";
  findMembers(
    text,
    opening,
    (hit) => {
      terminator = hit[1] ? terminatorOf(text, hit.index, hit[1]) : "~";
      return { breaks: `\r\n${terminator}`, name, separator: hit[1] ?? hit[2] ?? hit[3] ?? "*" };
    },
    (start, end) => report(start, text[end] === terminator ? end + 1 : end),
  );
}

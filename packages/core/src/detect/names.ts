import { type Detector, matchEnd } from "./detector.ts";

const part = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}";
const title = /(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s{1,2}/y;
const titled = new RegExp(`${part}(?: ${part}){0,2}`, "uy");

const gap = `\\\\?["']?\\s?[:=]\\s?\\\\?["']?`;
const personLabel = new RegExp(
  `(?:patient|pt|member|subscriber|guarantor|beneficiary|next of kin|seen by|name)${gap}`,
  "iy",
);
const nameLabel = new RegExp(
  `(?:(?:patient|member|subscriber|guarantor|full|display)[_ -]?(?:full[_ -]?)?name|(?:first|last|given|family|middle|maiden)[_ -]?names?|surname|mother'?s maiden name)${gap}`,
  "iy",
);
const patient = /(?:patient|pt)\s/iy;
const machineWord =
  /(?:Not|No|Record|Records|Service|Data|Portal|Api|Id|List|Search|Lookup|Controller|Resource|Bundle|Access|Safety|Care)\b/y;
const pair = new RegExp(`${part}(?:[ ,^+]{1,2}${part}){1,3}`, "uy");
const single = /[\p{L}][\p{L}\p{M}'’-]{0,30}(?:[ ,^+]{1,2}\p{Lu}[\p{L}\p{M}'’.-]{0,30}){0,3}/uy;

/** Names where a title or a label announces them. There are no lists of names here. */
export const labelledName: Detector = {
  name: "labelled-name",
  classification: "name",
  words:
    "mr mrs ms miss dr prof patient pt member subscriber guarantor beneficiary next seen name full display first last given family middle maiden surname mother firstname lastname fullname".split(
      " ",
    ),
  find(text, start, _end, report) {
    const name = matchEnd(patient, text, start);
    if (name > 0 && matchEnd(machineWord, text, name) > 0) return undefined;
    for (const [label, value] of [
      [title, titled],
      [nameLabel, single],
      [personLabel, pair],
      [patient, pair],
    ] as const) {
      const from = matchEnd(label, text, start);
      const end = from < 0 ? -1 : matchEnd(value, text, from);
      if (end > 0) {
        report(from, text[end - 1] === "." ? end - 1 : end);
        return undefined;
      }
    }
    return undefined;
  },
};

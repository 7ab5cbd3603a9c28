import { type Detector, matchEnd } from "./detector.ts";
import { mayBeSurname } from "./name-words.ts";

const gap = `\\\\?["']?\\]?\\s?(?:=>|[:=])\\s?\\\\?["']?`;
const part = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}";
const pair = new RegExp(`${part}(?:[ ,^+]{1,2}${part}){1,3}`, "uy");
const single =
  /(?!(?:not|required|missing|invalid|empty|null|undefined|too|already|is|a|an|the|unknown|blank|none|set|must|cannot|and|or)\b)[\p{L}][\p{L}\p{M}'’-]{0,30}(?:[ ,^+]{1,2}\p{Lu}[\p{L}\p{M}'’.-]{0,30}){0,3}/uy;

const personLabel = new RegExp(
  `(?:patient|pt|member|subscriber|guarantor|beneficiary|next of kin|seen by|attn)${gap}`,
  "iy",
);
const bareName = new RegExp(`name${gap}`, "iy");
const nameLabel = new RegExp(
  `(?:(?:patient|member|subscriber|guarantor|full|display)[_ -]?(?:full[_ -]?)?name|(?:first|last|given|family|middle|maiden)[_ -]?names?|surname|mother'?s maiden name)(?:${gap}|\\? )`,
  "iy",
);
const nameIs =
  /(?:(?:my|his|her|their|patient['’]?s?|pt['’]?s?) (?:(?:full|first|last|maiden|middle) )?|(?:first|last|maiden|middle|full|given|family) )name (?:is|was) /iy;
const greeting =
  /(?:hi|hello|hey|dear),? (?:this is )?(?!(?:there|all|team|everyone|everybody|world|sir|madam|customer|user|friends?|colleagues?|patient|doctor|again|i|we|the|and|or|to|from)\b)/iy;
const greeted = /\p{L}[\p{L}\p{M}'’-]{1,24}(?: \p{Lu}[\p{L}\p{M}'’.-]{0,24}){0,2}(?=[,!.\n]|$)/uy;
const patient = /(?:patient|pt)\s/iy;
const machineWord =
  /(?:Not|No|Record|Records|Service|Data|Portal|Api|Id|List|Search|Lookup|Controller|Resource|Bundle|Access|Safety|Care)\b/y;

/** Each label with the form of what follows it; the first that fits decides. */
const labels = [
  [nameIs, single],
  [nameLabel, single],
  [personLabel, pair],
  [bareName, pair],
  [patient, pair],
  [greeting, greeted],
] as const;
const anyLabel = new RegExp(labels.map(([label]) => label.source).join("|"), "iy");

/** Whether the first two words are no machine's: other things than people have a `name`, too. */
const isPerson = (value: string): boolean => value.split(/[ ,^+]+/, 2).every((word) => mayBeSurname(word, true));

/** What stands behind the first word of a label: a sign or a space, the next hump of `firstName`, or no ASCII. */
const behindWord = "\0\t\n\v\f\r ,_:=\\\"'-]?nNfF";

/** Names that a label announces. */
export const labelledName: Detector = {
  name: "labelled-name",
  classification: "name",
  words:
    "patient patients pt pts member subscriber guarantor beneficiary next seen attn name full display first last given family middle maiden surname mother firstname lastname fullname my his her their hi hello hey dear".split(
      " ",
    ),
  next: behindWord,
  find(text, start, _end, report) {
    if (matchEnd(anyLabel, text, start) < 0) return undefined;
    const name = matchEnd(patient, text, start);
    if (name > 0 && matchEnd(machineWord, text, name) > 0) return undefined;
    for (const [label, value] of labels) {
      const from = matchEnd(label, text, start);
      const end = from < 0 ? -1 : matchEnd(value, text, from);
      if (end > 0 && (label !== bareName || isPerson(text.slice(from, end)))) {
        report(from, text[end - 1] === "." && text[end - 3] !== " " ? end - 1 : end);
        return undefined;
      }
    }
    return undefined;
  },
};

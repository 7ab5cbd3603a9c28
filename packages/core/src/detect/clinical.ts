import { type Detector, matchEnd } from "./detector.ts";

const statement = /(?:diagnos[ie]s|dx)(?: (?:is|was))?\\?["']?\s?[:=](?:[ \t]{1,8}|\s)?\\?["']?/iy;
const content = /[^\s"'\\;.\n](?:[^"'\\;.\n]|(?<=[a-z\u00c0-\u024f])'(?=[a-z\u00c0-\u024f])){0,200}/iy;

/** What follows `diagnosis:`, to the end of the sentence. Clinical text without the label shows no form of its own. */
export const clinical: Detector = {
  name: "labelled-clinical",
  classification: "clinical",
  words: ["diagnosis", "diagnoses", "dx"],
  find(text, start, _end, report) {
    const from = matchEnd(statement, text, start);
    const end = from < 0 ? -1 : matchEnd(content, text, from);
    if (end > 0) report(from, end);
    return undefined;
  },
};

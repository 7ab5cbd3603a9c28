import { type Detector, matchEnd } from "./detector.ts";

const label =
  /(?:location|coordinates?|coords|gps|position|lat ?(?:long|lng|lon)|latitude|lat)["']?(?: (?:is|was|at))?\s?[:=]?\s?["']?/iy;
const degrees = String.raw`(?:[-+]\d{1,3}(?:\.\d{1,16})?|\d{1,3}\.\d{1,16})`;
const pair = new RegExp(String.raw`\(?${degrees}, ?${degrees}\)?(?![\d,.]*\d)`, "y");

/** Latitude and longitude after a word that says so. */
export const coordinates: Detector = {
  name: "coordinates",
  classification: "geo",
  words: "location coordinate coordinates coords gps position lat latlong latlng latlon latitude".split(" "),
  find(text, start, _end, report) {
    const from = matchEnd(label, text, start);
    const end = matchEnd(pair, text, from);
    if (end > 0) report(from, end);
    return undefined;
  },
};

import type { Classification } from "../policy/identifiers.ts";

/** Neighbour words that make a number an identifier, as people write them in text and as keys. */
export interface Label {
  classification: Classification;
  /** First words by which the label is found, in lower case. */
  words: string;
  /** Source of the whole label; ` ` stands for a space, `_`, `-` or nothing. */
  label: string;
  /** How many digits the value holds at least. @default 4 */
  digits?: number;
  /** Whether other words may stand between label and value, up to 30 characters. @default false */
  reaches?: boolean;
}

const numbered = " (?:ids?|numbers?|nums?|no|nr|code|#)";

/** The labels, most telling first. Bare digit runs without one are block ids, ports and epochs. */
export const labels: readonly Label[] = [
  { classification: "ssn", words: "ssn ssns itin", label: "ssns?|itin", reaches: true },
  { classification: "ssn", words: "social soc", label: "soc(?:ial)? sec(?:urity)?", reaches: true },
  { classification: "mrn", words: "mrn mrns empi emr", label: "mrns?|empi|emr", reaches: true },
  { classification: "mrn", words: "medical med", label: "med(?:ical)? rec(?:ord)?s?", reaches: true },
  { classification: "mrn", words: "mr record case", label: "mr(?:#| no| number)|(?:record|case) #" },
  {
    classification: "mrn",
    words: "patient pt chart hospital",
    label: `(?:patient|pt|chart|hospital)${numbered}`,
    reaches: true,
  },
  { classification: "mrn", words: "patient patients", label: "patients?(?=[/=#:_-])" },
  { classification: "healthPlan", words: "mbi hicn medicare medicaid", label: "mbi|hicn|medicare|medicaid" },
  {
    classification: "healthPlan",
    words: "member subscriber policy beneficiary insurance insur ins group payer health plan hmo",
    label: `(?:member|subscriber|policy|beneficiary|insur(?:ance)?(?: plan)?|ins\\.?|group|payer|hmo|(?:health )?plan)${numbered}|insurance(?: plan)?(?=:? )`,
  },
  { classification: "account", words: "account acct iban", label: "account|acct|iban" },
  { classification: "account", words: "card credit debit", label: "(?:credit |debit )?card", digits: 12 },
  {
    classification: "account",
    words: "encounter visit claim invoice guarantor",
    label: `(?:encounter|visit|claim|invoice|guarantor)${numbered}`,
  },
  { classification: "license", words: "npi dea", label: "npi|dea", digits: 7 },
  {
    classification: "license",
    words: "license licence lic driver drivers dl",
    label: "(?:driver'?s? )?licen[sc]e|lic|dl",
  },
  { classification: "license", words: "certificate passport", label: `certificate${numbered}|passport` },
  { classification: "vehicle", words: "vin", label: "vin" },
  { classification: "vehicle", words: "plate vehicle", label: `(?:license )?plate|vehicle${numbered}`, digits: 3 },
  { classification: "device", words: "imei imsi udi", label: "imei|imsi|udi" },
  {
    classification: "device",
    words: "serial device implant pacemaker",
    label: `device${numbered}|serial|implant|pacemaker`,
  },
  {
    classification: "biometric",
    words: "fingerprint biometric voiceprint retina iris",
    label: "fingerprint|biometric|voiceprint|retina|iris",
    digits: 6,
  },
  { classification: "photo", words: "photo photograph portrait", label: "photo(?:graph)?|portrait" },
  {
    classification: "otherId",
    words: "subject participant enrollee trial",
    label: `subject|participant|enrollee|trial${numbered}`,
    digits: 5,
  },
  { classification: "fax", words: "fax facsimile", label: "fax|facsimile", digits: 7 },
  {
    classification: "phone",
    words: "phone telephone tel mobile cell",
    label: "(?:mobile|cell) ?(?:phone)?|(?:tele)?phone|tel",
    digits: 7,
  },
  { classification: "phone", words: "call", label: "call", digits: 10 },
  { classification: "geo", words: "zip zipcode postal postcode", label: "zip(?: ?code)?|post(?:al )?code", digits: 5 },
  { classification: "date", words: "dob born birthdate", label: "dob|born|birthdate", digits: 4 },
  { classification: "date", words: "birth date", label: "birth (?:date|day)|date of birth", digits: 4 },
  {
    classification: "date",
    words: "admitted admission discharged discharge died deceased death",
    label: "(?:admitted|admission|discharged?|died|deceased|death)(?: date)?",
    digits: 6,
  },
];

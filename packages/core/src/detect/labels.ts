import type { Classification } from "../policy/identifiers.ts";

/** Neighbour words that make a number an identifier, as people write them in text and as keys. */
export interface Label {
  /** The detector's name behind `labelled-`: the classification and the label's first word. Public, so it never changes. */
  name: string;
  classification: Classification;
  /** First words by which the label is found, in lower case; a word for a number may be joined to each: `patientid`. */
  words: string;
  /** Source of the whole label; ` ` stands for a space, `_`, `-` or nothing, and `{n}` for "number", "id" and the like. */
  label: string;
  /** How many digits the value holds at least. @default 4 */
  digits?: number;
  /** Whether other words may stand between label and value, up to 30 characters. @default false */
  reaches?: boolean;
  /** Whether the label counts only with a capital first letter. @default false */
  capital?: boolean;
  /** `always`, `parentheses`: the label is part of the identifier, everywhere or in `(Patient ID: …)`. @default neither */
  whole?: "always" | "parentheses";
  /** As a detector's. */
  secondNext?: string;
  /** What is no value of this label: hexadecimal ids of machines. */
  not?: RegExp;
  /** Words before it that make it technical, such as the "session" of "Session ID". */
  unless?: RegExp;
}

const technical =
  /(?:session|request|job|process|thread|trace|span|correlation|task|message|transaction|event|container|instance|node|worker|build|query|command|object|class|key|type|user|app|client|bus|vendor|product|host|network|device|group|error|report|lock|segment|parent|shard|topic|offset|batch)s?[ _-]?$/i;

/** UUIDs, and longer runs in hexadecimal, which traces, commits and certificates have. */
const machineId = /(?:^|-)[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-|^(?=\d{0,30}[a-f])[\da-f]{16,128}$/i;
/** Shorter runs in hexadecimal, too. */
const anyMachineId = new RegExp(`${machineId.source}|^(?:[a-z]{1,8}-)?(?=\\d{0,15}[a-f])[\\da-f]{7,16}$`);

/** Words for a number that keys join to a label: `patientid`. */
export const numberWords: readonly string[] = "id ids identifier number numbers num no nr code".split(" ");

/** So that `POST /x` is none. */
const notSlash = String.fromCharCode(...Array(128).keys()).replace("/", "");

/** The labels, most telling first. Bare digit runs without one are block ids, ports and epochs. */
export const labels: readonly Label[] = [
  {
    name: "ssn",
    classification: "ssn",
    words: "ssn ssns itin patientssn",
    label: "(?:patient )?ssns?|itin",
    reaches: true,
  },
  {
    name: "ssn-social",
    classification: "ssn",
    words: "social soc socialsecurity socialsec socsecurity socsec ss",
    label: "soc(?:ial)?\\.? sec(?:urity)?\\.?|ss(?= ?#)|ss(?: no| number)",
    reaches: true,
  },
  {
    name: "ssn-tax",
    classification: "ssn",
    words: "tax taxpayer tin ein",
    label: "tax(?:payer)?{n}|(?:tin|ein)(?= ?[#:=])",
    reaches: true,
  },
  {
    name: "mrn",
    classification: "mrn",
    words: "mrn mrns empi emr ehr patientmrn",
    label: "(?:patient )?mrns?|empi|emr|ehr",
    reaches: true,
  },
  {
    name: "mrn-medical",
    classification: "mrn",
    words: "medical med medicalrecord medicalrecords medrecord medrec",
    label: "med(?:ical)?\\.? rec(?:ord)?s?\\.?",
    reaches: true,
  },
  {
    name: "mrn-record",
    classification: "mrn",
    words: "mr record records",
    label: "mr(?:(?=#)| no| number)|records?(?:(?= ?#)| no\\b| number)",
  },
  {
    name: "mrn-patient",
    classification: "mrn",
    words: "patient patients pt chart hospital hosp",
    label: "(?:patients?(?:'s)?|pt\\.?|chart|hosp(?:ital)?\\.?){n}",
    reaches: true,
    whole: "parentheses",
  },
  { name: "mrn-unit", classification: "mrn", words: "unit", label: "unit (?:number|no\\.?|#)", digits: 6 },
  {
    name: "mrn-patient-bare",
    classification: "mrn",
    words: "patient patients pt chart",
    label: "patients?(?=[/=#:_-])|(?:patients?|pt|chart)(?= #?(?:[A-Z]{1,4}-|[A-Z]{1,2})?\\d{5})",
  },
  {
    name: "health-plan-mbi",
    classification: "healthPlan",
    words: "mbi hicn hic medicare medicaid medicarebeneficiary medicaidbeneficiary",
    label: "(?:mbi|hicn?|medicare|medicaid)(?: beneficiary)?",
  },
  {
    name: "health-plan-member",
    classification: "healthPlan",
    words:
      "member subscriber policy policyholder beneficiary insurance insured insur ins payer payor health healthcare plan hmo ppo coverage healthplan healthinsurance healthplanbeneficiary insuranceplan insurancepolicy insurancecard insurancemember insurancesubscriber insurancegroup planmember memberpolicy memberplan membercard",
    label:
      "(?:member|subscriber|policy ?(?:holder)?|beneficiary|insur(?:ance|ed)?\\.?|ins\\.?|payer|payor|health ?(?:care)?|plan|hmo|ppo|coverage)(?:'s)?(?: (?:insurance|coverage|plan|policy|card|member|subscriber|beneficiary|group)){0,3}{n}",
    reaches: true,
  },
  {
    name: "health-plan-insurance",
    classification: "healthPlan",
    words: "insurance insur ins member policy subscriber plan coverage insuranceplan insurancepolicy",
    label:
      "ins(?:ur(?:ance)?)?\\.?(?: plan| policy)?(?=(?: is| was)?\\s?[:#=]|\\s(?:is|was)\\s| #)|(?:member|policy|subscriber|plan)(?=:? ?#|: )|(?:member|policy|subscriber|plan|coverage)(?= [A-Z]{1,4}-?\\d{5})|insurance(?: plan| policy)?(?= )",
    not: machineId,
  },
  {
    name: "health-plan-insurer",
    classification: "healthPlan",
    words:
      "aetna cigna humana anthem uhc unitedhealthcare united bcbs kaiser tricare molina centene wellcare well amerigroup blue bluecross blueshield hpbn",
    label:
      "(?:aetna|cigna|humana|anthem|uhc|united healthcare|bcbs|kaiser|tricare|molina|centene|wellcare|amerigroup|blue ?(?:cross|shield)|hpbn)(?: (?:member|policy|plan|insurance|subscriber|group|card))?{n}?",
    digits: 4,
  },
  {
    name: "health-plan-group",
    classification: "healthPlan",
    words: "group",
    label: "group{n}",
    digits: 5,
    not: anyMachineId,
  },
  {
    name: "account",
    classification: "account",
    words: "account acct iban bankaccount patientaccount",
    label: "(?:bank |patient )?account|acct\\.?|iban",
    digits: 4,
  },
  {
    name: "account-card",
    classification: "account",
    words: "card credit debit cc visa mastercard amex creditcard debitcard bankcard",
    label: "(?:(?:credit|debit|bank) )?card|cc(?![0-9])|visa|mastercard|amex",
    digits: 12,
    reaches: true,
  },
  {
    name: "account-routing",
    classification: "account",
    words: "routing aba rtn",
    label: "routing|(?:aba|rtn)(?![0-9])",
    digits: 8,
    reaches: true,
  },
  {
    name: "account-wallet",
    classification: "account",
    words: "wallet bitcoin btc walletaddress bitcoinaddress",
    label: "wallet(?: address)?|bitcoin(?: address)?|btc",
    digits: 3,
  },
  {
    name: "account-encounter",
    classification: "account",
    words: "encounter visit claim invoice guarantor admission appointment referral prescription rx authorization",
    label:
      "(?:encounter|visit|claim|invoice|guarantor|admission|appointment|referral|prescription|rx|authorization){n}",
  },
  {
    name: "license-npi",
    classification: "license",
    words: "npi dea provider",
    label: "npi|dea(?![0-9a-f])|provider{n}",
    digits: 7,
    reaches: true,
  },
  {
    name: "license",
    classification: "license",
    words: "license licence lic driver drivers dl driverlicense driverlicence driverslicense driverslicence",
    label: "(?:driver'?s? )?licen[sc]e|lic\\.?|dl(?![0-9])",
  },
  {
    name: "license-certificate",
    classification: "license",
    words: "certificate certification",
    label: "certificat(?:e|ion){n}",
  },
  {
    name: "license-passport",
    classification: "license",
    words: "passport travel traveldocument",
    label: "passport|travel document",
    digits: 6,
    reaches: true,
  },
  { name: "vehicle-vin", classification: "vehicle", words: "vin", label: "vin" },
  {
    name: "vehicle-plate",
    classification: "vehicle",
    words: "plate plates vehicle licenseplate licenceplate",
    label: "(?:licen[sc]e )?plates?|vehicle{n}",
    digits: 3,
  },
  {
    name: "device-imei",
    classification: "device",
    words: "imei imsi meid iccid udi",
    label: "imei|imsi|meid|iccid|udi",
    reaches: true,
  },
  {
    name: "device-serial",
    classification: "device",
    words: "serial device implant pacemaker defibrillator deviceserial implantserial",
    label:
      "(?:device|implant|pacemaker|defibrillator){n}|(?:(?:device|implant|pacemaker|defibrillator) )?serial|implant|pacemaker|defibrillator",
    not: /^[\da-f]{28,}$/i,
  },
  {
    name: "biometric-fingerprint",
    classification: "biometric",
    words: "fingerprint finger biometric voiceprint voice retina iris",
    label: "finger print|biometric|voice print|retina|iris",
    digits: 6,
    not: /^(?:[\da-f]{2}:){4}|^(?:sha|md5)/i,
  },
  { name: "photo", classification: "photo", words: "photo photograph portrait", label: "photo(?:graph)?|portrait" },
  {
    name: "other-id-subject",
    classification: "otherId",
    words: "subject participant enrollee trial",
    label: "(?:subject|participant|enrollee){n}?|trial{n}",
    digits: 5,
  },
  {
    name: "other-id-case",
    classification: "otherId",
    words: "case site study registry sample specimen accession employee student badge tracking",
    label: "(?:case|site|study|registry|sample|specimen|accession|employee|student|badge|tracking){n}",
    not: anyMachineId,
    whole: "always",
  },
  {
    name: "other-id-file",
    classification: "otherId",
    words: "file reference ref confirmation",
    label: "(?:file|reference|ref\\.?|confirmation){n}",
    not: anyMachineId,
    digits: 6,
  },
  {
    name: "other-id",
    classification: "otherId",
    words: "id ids identifier",
    label: "(?:ids?|identifier)(?=(?: ?#:?|:) ?#?[A-Za-z]{0,5}-?\\d)",
    digits: 5,
    capital: true,
    not: machineId,
    unless: technical,
  },
  {
    name: "geo-zip",
    classification: "geo",
    words: "zip zipcode postal postcode post",
    label: "zip(?: ?code)?|post(?:al)? code",
    digits: 5,
    secondNext: notSlash,
  },
];

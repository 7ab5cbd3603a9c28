/** What each name in a policy means. The docstrings are the texts of the JSON Schema and of the policy reference. */

/** What each shape keeps. */
export interface ShapeMeanings {
  /** True and false. */
  boolean: true;
  /** Absolute values under 10,000; from 1 on with at most three decimals. */
  number: true;
  /** Whole numbers with an absolute value under 10,000. */
  integer: true;
  /** 0 to 3,600,000. */
  milliseconds: true;
  /** Whole numbers from 0 to 9,999,999. */
  bytes: true;
  /**
   * Machine words of 2 to 64 characters with at most four digits and no finding of a detector;
   * at most 256 different values of one path.
   */
  code: true;
  /** UUIDs with at least one letter. */
  uuid: true;
  /** 16 to 64 hexadecimal digits with at least one letter. */
  hex: true;
  /** UUID, ULID, trace ids of X-Ray and W3C, short host ids, counters. */
  requestId: true;
  /** Lower-case host names, and this machine's own name. */
  hostname: true;
  /** Such as `1.2.3`, `v20.19.5` and `1.0.0-rc.1`. */
  version: true;
  /** Path templates, such as `/patients/:id`. */
  route: true;
  /** An instant from 24 hours ago to 5 minutes ahead, never on a quarter of an hour. */
  timestamp: true;
  /** Names of fields, such as `/patient/address/0`: segments whose names may be printed, any other as `[KEY]`. */
  fieldPath: true;
  /** The frames of a stack, without the message above them. */
  stack: true;
  /** Free text, held as messages are. */
  text: true;
  /** Anything within the limits but bytes and streams: the way out, to be searched for in reviews. */
  unchecked: true;
}

/**
 * What each classification labels, with its letter in the Safe Harbor list. `age` is the second half of (C).
 * Source: 45 CFR 164.514(b)(2)(i).
 */
export interface ClassificationMeanings {
  /** Names. */
  name: "A";
  /** Places smaller than a state. */
  geo: "B";
  /** Dates other than the year. */
  date: "C";
  /** Ages over 89. */
  age: "C";
  /** Telephone numbers. */
  phone: "D";
  /** Fax numbers. */
  fax: "E";
  /** Email addresses. */
  email: "F";
  /** Social security numbers. */
  ssn: "G";
  /** Medical record numbers. */
  mrn: "H";
  /** Health plan beneficiary numbers. */
  healthPlan: "I";
  /** Account numbers. */
  account: "J";
  /** Certificate and licence numbers. */
  license: "K";
  /** Vehicle identifiers and plates. */
  vehicle: "L";
  /** Device identifiers and serial numbers. */
  device: "M";
  /** Web addresses. */
  url: "N";
  /** Network addresses. */
  ip: "O";
  /** Biometric identifiers. */
  biometric: "P";
  /** Full-face photographs. */
  photo: "Q";
  /** Any other unique number or code. */
  otherId: "R";
  /** Diagnoses, results, letters. */
  clinical: "";
  /** Credentials. */
  secret: "";
}

/** What each action writes. */
export interface ActionMeanings {
  /** A marker of fixed text, such as `[REDACTED:mrn]`: no length, no last four digits. */
  redact: true;
  /** Nothing; the path stands in `redacted`. */
  remove: true;
  /** As Safe Harbor allows: a date's year, an age up to 89, a ZIP code's first three digits. */
  generalize: true;
  /** Shorter, and not what Safe Harbor allows: an address's network, a URL's origin and path template. */
  coarsen: true;
  /** A stand-in of the value, always the same under one key. It remains PHI. */
  tokenize: true;
  /** The value encrypted to a public key: `philog unseal` opens it for whoever has the private one. It remains PHI. */
  seal: true;
}

/** What each mode lets pass. */
export interface TextMeanings {
  /** Texts of the catalogue, letter by letter; any other is `[REDACTED]`. */
  static: true;
  /** Words of a vocabulary and plainly technical numbers; what a detector finds and all else is replaced. */
  strict: true;
  /** Any text, with what a detector finds replaced: what no detector knows passes. */
  scan: true;
}

/** What each treatment of message arguments keeps. */
export interface ArgumentMeanings {
  /** `null`, `undefined`, booleans, integers with an absolute value under 10,000, `uuid`, `hex` and marked values. */
  shapes: true;
  /** Marked values alone. */
  redact: true;
}

/** What each treatment of unlisted fields does. */
export interface UnlistedMeanings {
  /** Leaves them out and lists their paths in one member, `redacted`: at most 20, then `+n more`. */
  remove: true;
  /** Writes `[REDACTED]` in their place. */
  redact: true;
  /** Keeps booleans, integers with an absolute value under 10,000, `uuid` and `hex`, and leaves out the rest. */
  shapes: true;
}

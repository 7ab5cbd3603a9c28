import type { Classification } from "@philog/core";

/** One of our detectors as an expression that CloudWatch Logs and Macie take. */
export interface OwnIdentifier {
  readonly name: string;
  readonly classification: Classification;
  /** At most 200 characters: letters, digits, `_#=@/;,- ` and `^$?[]{}|\*+.`; no group, no colon, no quote. */
  readonly regex: string;
}

/**
 * What AWS has no identifier for, or finds only beside a keyword: the written forms of our detectors. A dot is no
 * separator, so that tokens (`tok1.mrn.…`) are not masked.
 * Source of the limits: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL-custom-data-identifiers.html
 */
export const ownIdentifiers: readonly OwnIdentifier[] = [
  {
    name: "philog-mrn",
    classification: "mrn",
    regex: "[Mm][Rr][Nn][^A-Za-z0-9.]{1,5}[A-Z]{0,3}-?[0-9]{5,10}",
  },
  {
    name: "philog-medical-record",
    classification: "mrn",
    regex:
      "[Mm]edical[^A-Za-z0-9.]?[Rr]ecord[^A-Za-z0-9.]?[Nn]?[Uu]?[Mm]?[Bb]?[Ee]?[Rr]?[Oo]?[^A-Za-z0-9]{1,5}[A-Z]{0,3}-?[0-9]{5,10}",
  },
  {
    name: "philog-ssn",
    classification: "ssn",
    regex: "[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}",
  },
  {
    name: "philog-member-id",
    classification: "healthPlan",
    regex: "[Mm]ember[^A-Za-z0-9.]?[Ii][Dd][^A-Za-z0-9.]{1,5}[A-Z]{0,4}-?[0-9]{6,12}",
  },
  {
    name: "philog-medicare",
    classification: "healthPlan",
    regex:
      "[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9]-[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9]-[AC-HJKMNP-RT-Y]{2}[0-9]{2}",
  },
  {
    name: "philog-phone",
    classification: "phone",
    regex: "[2-9][0-9]{2}[-. ][2-9][0-9]{2}[-. ][0-9]{4}",
  },
  {
    name: "philog-birth-date",
    classification: "date",
    regex: "[Bb]irth[^A-Za-z0-9.]?[Dd]ate[^A-Za-z0-9.]{1,5}[12][0-9]{3}-[0-9]{2}-[0-9]{2}",
  },
  {
    name: "philog-written-date",
    classification: "date",
    regex: "[0-9]{1,2}/[0-9]{1,2}/[12][0-9]{3}",
  },
  {
    name: "philog-vehicle",
    classification: "vehicle",
    regex: "[Vv][Ii][Nn][^A-Za-z0-9.]{1,5}[A-HJ-NPR-Z0-9]{17}",
  },
  {
    name: "philog-account",
    classification: "account",
    regex: "[Aa]ccount[^A-Za-z0-9.]?[Nn]umber[^A-Za-z0-9.]{1,5}[0-9]{6,17}",
  },
];

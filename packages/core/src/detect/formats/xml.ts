import type { Format } from "../../policy/formats.ts";

const prefix = "<(?:[\\w-]{1,20}:)?";
const after = "(?=[\\s>/])";
const cdaNames =
  "ClinicalDocument|recordTarget|patientRole|assignedAuthor|assignedEntity|assignedPerson|assignedCustodian|associatedEntity|associatedPerson|relatedSubject|participantRole|playingEntity|providerOrganization|guardianPerson|birthTime|administrativeGenderCode|ethnicGroupCode|raceCode|streetAddressLine|structuredBody|substanceAdministration|encompassingEncounter|intendedRecipient|given";
const fhirNames = "birthDate|family|given|postalCode|city|deceasedDateTime|line|value";
const kinds: readonly (readonly [Format, RegExp])[] = [
  ["fhir", /\sxmlns(?::\w{1,20})?\s?=\s?["']http:\/\/hl7\.org\/fhir["']/],
  ["fhir", new RegExp(`${prefix}(?:${fhirNames})\\s+value\\s?=\\s?["']`)],
  // Fields of segments and parts of data types: `PID.5`, `XPN.1`, `FN.1`.
  ["hl7v2", new RegExp(`${prefix}(?:[A-Z][A-Z0-9]{2}|[A-Z]{2})\\.[0-9]{1,2}${after}|urn:hl7-org:v2xml`)],
  [
    "ccda",
    new RegExp(
      `${prefix}(?:${cdaNames})${after}|urn:hl7-org:(?:v3|sdtc)|\\s(?:root|codeSystem)\\s?=\\s?["']2\\.16\\.840\\.`,
    ),
  ],
];
const tag = /<(?:!--|[?!]|(\/?)[A-Za-z_][\w.:-]{0,80})/g;

/** Where the markup that opens at `index` ends; past the text where it is cut off. */
function endOfMarkup(text: string, index: number, open: string): number {
  const close = open === "<!--" ? "-->" : open === "<![CDATA[" ? "]]>" : ">";
  const end = text.indexOf(close, index);
  return end < 0 ? text.length : end + close.length;
}

/** Calls `report` for each stretch of elements that touch each other; the end of the text closes what is open. */
function findXml(text: string, report: (start: number, end: number) => void): void {
  let start = -1;
  let end = 0;
  let depth = 0;
  tag.lastIndex = 0;
  for (let hit = tag.exec(text); hit !== null; hit = tag.exec(text)) {
    const { index } = hit;
    if (start >= 0 && depth === 0 && text.slice(end, index).trim() !== "") {
      report(start, end);
      start = -1;
    }
    if (start < 0) start = hit[1] === "/" ? end + text.slice(end, index).lastIndexOf("\n") + 1 : index;
    const open = text.startsWith("<![CDATA[", index) ? "<![CDATA[" : hit[0];
    end = endOfMarkup(text, index, open);
    tag.lastIndex = end;
    if (hit[1] === undefined) continue;
    if (hit[1] === "/") depth = Math.max(0, depth - 1);
    else if (text[end - 2] !== "/") depth++;
  }
  if (start >= 0) report(start, depth > 0 ? text.length : end);
}

/**
 * Calls `report` for each C-CDA, FHIR or HL7 version 2 document or fragment in XML. Sources: HL7 CDA release 2, HL7
 * FHIR section "XML Representation", HL7 version 2 XML encoding rules.
 */
export function findMedicalXml(text: string, report: (start: number, end: number, format: Format) => void): void {
  if (!text.includes("<") || !kinds.some(([, pattern]) => pattern.test(text))) return;
  findXml(text, (start, end) => {
    const part = text.slice(start, end);
    const kind = kinds.find(([, pattern]) => pattern.test(part));
    if (kind) report(start, end, kind[0]);
  });
}

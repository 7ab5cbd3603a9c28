import { createMisses } from "./counts.mjs";
import { isCovered } from "./cover.mjs";

/** What people write before a value: by the source's own name for it where that says more than the type. */
const labels = [
  [/npi/i, "NPI"],
  [/dea$/i, "DEA number"],
  [/mbi/i, "MBI"],
  [/itin|taxid/i, "tax id"],
  [/passport/i, "passport number"],
  [/tracking/i, "tracking number"],
  [/iban/i, "IBAN"],
  [/routing/i, "routing number"],
  [/imei/i, "IMEI"],
  [/mac_?address/i, "MAC"],
  [/zip/i, "ZIP"],
  [/latlong/i, "location"],
];
const labelOfType = {
  NAME: "patient name",
  GEO: "address",
  DATE: "date of birth",
  PHONE: "phone",
  FAX: "fax",
  EMAIL: "email",
  SSN: "SSN",
  MRN: "MRN",
  HEALTH_PLAN: "member id",
  ACCOUNT: "account number",
  CREDIT_CARD: "card number",
  LICENSE: "license number",
  VEHICLE: "VIN",
  DEVICE: "device id",
  URL: "url",
  IP: "ip address",
};

export function labelOf({ type, orig = "" }) {
  return labels.find(([pattern]) => pattern.test(orig))?.[1] ?? labelOfType[type] ?? "id number";
}

/**
 * Vectors of other projects' tests, one value a text: found where every span is fully covered, bare and behind a label.
 * A vector without a span is one that the source's validator rejects; a written form is redacted whatever its checksum
 * says, so a finding there is counted but no fault.
 */
export function measureValues(lines, find, mostMisses = 0) {
  const types = {};
  const rejected = { vectors: 0, found: 0 };
  const misses = createMisses(mostMisses);
  for (const { id, text, spans } of lines) {
    const [first] = spans;
    if (first === undefined) {
      rejected.vectors++;
      if (find(text).length > 0) rejected.found++;
      continue;
    }
    types[first.type] ??= { vectors: 0, bare: 0, labelled: 0 };
    const type = types[first.type];
    const prefix = `${labelOf(first)}: `;
    const written = prefix + text;
    const shifted = spans.map(({ start, end }) => ({ start: start + prefix.length, end: end + prefix.length }));
    const isFound = (from, all) => {
      const found = find(from);
      return all.every((span) => isCovered(from, span, found));
    };
    type.vectors++;
    if (isFound(text, spans)) type.bare++;
    if (isFound(written, shifted)) type.labelled++;
    else misses.add(first.type, { id, text: written, ...shifted[0] });
  }
  return { figures: { texts: lines.length, types, rejected }, misses: misses.kept };
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "./options.mjs";

/** The third-party files that are looked for; only their texts may be shown. */
export const thirdParty = [
  "text_asq_phi",
  "text_presidio_generated_large",
  "text_presidio_synth_v2",
  "msg_hl7v2",
  "msg_x12",
  "msg_ccda",
  "nophi_loghub",
  "nophi_lnav",
  "nophi_clinical_terms",
  "struct_fhir_patient_synthea",
  "struct_fhir_records_synthea",
  "struct_fhir_examples",
  "struct_flat_gretel",
  "values_datadog_sds",
  "values_phileas_unit",
  "values_presidio_unit",
  "values_validatorjs",
];

export const families = ["text", "msg", "nophi", "struct", "values"];

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isString = (value) => typeof value === "string";

/** Whether each is a stretch of the text, with a string member that says what it is. */
function areStretches(given, text, named) {
  return (
    Array.isArray(given) &&
    given.every(
      (stretch) =>
        isObject(stretch) &&
        Number.isInteger(stretch.start) &&
        Number.isInteger(stretch.end) &&
        stretch.start >= 0 &&
        stretch.start < stretch.end &&
        stretch.end <= text.length &&
        (named === undefined || isString(stretch[named])),
    )
  );
}

function fits(line, family) {
  if (!isObject(line)) return false;
  if (family === "struct") return isObject(line.json) && Array.isArray(line.phi) && line.phi.every(isString);
  const { text, spans, ignore = [], benign = [] } = line;
  return (
    isString(text) &&
    areStretches(spans, text, "type") &&
    areStretches(ignore, text) &&
    areStretches(benign, text, "kind")
  );
}

/** The lines of one corpus, and the numbers of those that are no JSON or not of the format. */
export function readLines(content, family) {
  const lines = [];
  const bad = [];
  content.split("\n").forEach((source, index) => {
    if (source.trim() === "") return;
    let line;
    try {
      line = JSON.parse(source);
    } catch {
      // Its message would quote the text.
    }
    if (!fits(line, family)) bad.push(index + 1);
    else lines.push({ ...line, number: index + 1, ignore: line.ignore ?? [], benign: line.benign ?? [] });
  });
  return { lines, bad };
}

/** The corpora of a directory: the known files first, then others of a known family; those that are not there by name. */
export function listCorpora(directory, only) {
  const present = readdirSync(directory)
    .filter((file) => file.endsWith(".jsonl"))
    .map((file) => file.slice(0, -".jsonl".length))
    .sort();
  const familyOf = (name) => families.find((family) => name.startsWith(`${family}_`));
  const wanted = (name) => only === undefined || only.some((start) => name.startsWith(start));
  const names = [...new Set([...thirdParty, ...present])].filter(wanted);
  const there = names.filter((name) => present.includes(name));
  const found = there.filter((name) => familyOf(name) !== undefined);
  if (found.length === 0) throw new UsageError(`no corpus ${only ? `named ${only.join(", ")} ` : ""}in ${directory}`);
  return {
    missing: names.filter((name) => !present.includes(name)),
    unknown: there.filter((name) => familyOf(name) === undefined),
    corpora: found.map((name) => ({
      name,
      family: familyOf(name),
      shown: thirdParty.includes(name),
      read: () => readLines(readFileSync(join(directory, `${name}.jsonl`), "utf8"), familyOf(name)),
    })),
  };
}

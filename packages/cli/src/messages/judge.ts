import { createRedactor, scan } from "@philog/core";

/** UTF-16 code units: what a policy reads of one text where it does not say otherwise. */
const longest = 8192;

/**
 * Judges distinct templates: gives what is wrong with those that a catalogue must not hold, since what it holds passes
 * for ever. Never holds a part of a template.
 */
export function judgeTemplates(templates: readonly string[]): ReadonlyMap<string, string> {
  const redactor = createRedactor({ version: 1, rules: { msg: "text" }, message: { catalogue: [...templates] } });
  const keeps = (msg: string) => (redactor.copy({ msg }) as { msg?: unknown }).msg === msg;
  const objections = new Map<string, string>();
  for (const template of templates) {
    const [finding] = scan(template);
    if (template.length > longest) objections.set(template, "is longer than 8,192 characters");
    else if (finding !== undefined) objections.set(template, `holds what is taken for PHI (${finding.classification})`);
    // Under a catalogue that holds it, only the look of a marker or a token can keep a text from passing.
    else if (!keeps(template)) objections.set(template, "imitates a marker");
  }
  return objections;
}

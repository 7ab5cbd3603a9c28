import { createMisses } from "./counts.mjs";

/** Shorter ones (a size, an initial) stand in any text by chance. */
const SHORTEST = 3;

const cannotSave = (json) => new Error(`cannot save ${JSON.stringify(json)}`);

/** How a record comes into a log line. `raw` is what an unprotected logger writes: the literals must be seen there. */
export const forms = {
  record: { wrap: (json) => json, raw: (json) => json },
  "req.body": { wrap: (json) => ({ req: { body: json } }), raw: (json) => ({ req: { body: json } }) },
  "error message": {
    wrap: (json) => ({ err: cannotSave(json) }),
    raw: (json) => ({ err: { message: cannotSave(json).message } }),
  },
  // As in a line of an old log, where the error is no Error any more.
  "error in a line": {
    wrap: (json) => ({ err: { type: "Error", message: cannotSave(json).message, stack: cannotSave(json).stack } }),
    raw: (json) => ({ err: { message: cannotSave(json).message } }),
  },
};

/** Every key and string of the output, each by itself: what its reader sees. */
function textsOf(value) {
  if (typeof value !== "object" || value === null) return [String(value)];
  return Object.entries(value).flatMap(([key, member]) => [key, ...textsOf(member)]);
}

/** The literals that stand in the output: as they are, or as JSON writes them in a string once more. */
export function survivors(output, literals) {
  const texts = [output, ...textsOf(JSON.parse(output))];
  return literals.filter((literal) => {
    const escaped = JSON.stringify(literal).slice(1, -1);
    return texts.some((text) => text.includes(literal) || text.includes(escaped));
  });
}

/** PHI literals of structured records that survive the default policy, in each form. */
export function measureRecords(lines, createRedactor, mostMisses = 0) {
  const figures = { texts: lines.length, literals: 0, tooShort: 0, threw: 0, withheld: 0, forms: {} };
  const misses = createMisses(mostMisses);
  for (const { phi } of lines) {
    const searched = phi.filter(({ length }) => length >= SHORTEST).length;
    figures.literals += searched;
    figures.tooShort += phi.length - searched;
  }
  const redactor = createRedactor();
  for (const [form, { wrap, raw }] of Object.entries(forms)) {
    const result = { raw: 0, survived: 0, records: 0 };
    figures.forms[form] = result;
    for (const { id, json, phi } of lines) {
      const literals = phi.filter(({ length }) => length >= SHORTEST);
      result.raw += survivors(JSON.stringify(raw(json)), literals).length;
      let output;
      try {
        output = redactor.json(wrap(json));
      } catch {
        figures.threw++;
        continue;
      }
      const left = survivors(output, literals);
      result.survived += left.length;
      if (left.length > 0) result.records++;
      for (const literal of left) misses.add(form, { id, text: literal, start: 0, end: literal.length });
    }
  }
  figures.withheld = redactor.stats().withheld;
  return { figures, misses: misses.kept };
}

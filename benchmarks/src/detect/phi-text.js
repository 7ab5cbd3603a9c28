// What does it cost to redact text that is dense with PHI?
import { answer } from "../suite/answer.js";
import { checkFinds, compareOver } from "./contenders.js";
import { clinicalSentences, logLines } from "./texts.js";

const sentences = clinicalSentences();
const texts = sentences.map(({ text }) => text);
const check = () => checkFinds(sentences);

/** Notes of several sentences with lines of a log between them, of about 2 KB. */
const notes = () => {
  const lines = logLines();
  return Array.from({ length: 512 }, (_, note) =>
    Array.from(
      { length: 6 },
      (_, n) => `${texts[(note * 6 + n) % texts.length]}\n${lines[(note * 6 + n) % lines.length]}`,
    ).join("\n"),
  );
};

await answer({
  sentences: (compare) => compareOver(compare, "a clinical sentence of about 150 characters", texts, check),
  notes: (compare) => compareOver(compare, "a note of about 2 KB with log lines in it", notes(), check),
});

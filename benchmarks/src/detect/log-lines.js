// What does it cost to search log lines that hold no PHI? `PHILOG_LINES=FILE` takes the lines of a file of your own.
import { answer } from "../suite/answer.js";
import { checkFinds, compareOver } from "./contenders.js";
import { clinicalSentences, logLines } from "./texts.js";

await answer({
  "log lines": (compare) =>
    compareOver(compare, "a log line without PHI", logLines(), () => checkFinds(clinicalSentences(512))),
});

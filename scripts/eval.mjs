// Measures what the scanner and the default policy do to labelled texts: `npm run eval -- DIR`, where DIR holds corpora
// that are no part of the project. docs/reference/eval.md says what each figure means.
// The evaluation calls the built package as its users do.
import { createRedactor, scan, version } from "@philog/core";
import { UsageError } from "./eval/options.mjs";
import { runEval } from "./eval/run.mjs";

// Else each unlisted path of the structured corpora is named on stderr.
process.env.NODE_ENV = "production";

try {
  process.exitCode = runEval(process.argv.slice(2), {
    scan,
    createRedactor,
    versions: { philog: version, node: process.version },
    print: console.log,
  });
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`eval: ${error.message}`);
  process.exitCode = 2;
}

#!/usr/bin/env node
import { exit } from "./exit.ts";
import { createProgram } from "./program.ts";

try {
  await createProgram(process).parseAsync();
} catch (error) {
  process.stderr.write(`philog: ${error instanceof Error ? error.message : "failed"}\n`);
  process.exitCode = exit.failed;
}

#!/usr/bin/env node
import { exit } from "./exit.ts";
import { processIo } from "./io.ts";
import { holdYoung } from "./lines/heap.ts";

// A redactor names what is left out on stderr while a service is developed; here the summary counts it.
// An application that the doctor starts has its own environment.
if (process.argv[2] !== "doctor") process.env.NODE_ENV = "production";

if (process.argv[2] === "redact") holdYoung();
const { runProgram } = await import("./program.ts");

const io = processIo();
for (const stream of [io.stdout, io.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") process.exitCode ||= exit.failed;
  });
}
process.on("uncaughtException", () => {
  // Not the error itself: its message can quote input, and its stack says nothing to a user.
  process.stderr.write("philog: internal error\n", () => process.exit(exit.failed));
});

await runProgram(io, process.argv.slice(2));

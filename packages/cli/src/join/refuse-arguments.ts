import { statSync } from "node:fs";
import { exit } from "../exit.ts";
import { Failure, systemCode } from "../prompt/failure.ts";

const refuse = (message: string) => new Failure(exit.usage, message);

function refuseMissing(file: string, place: string): void {
  try {
    statSync(file);
  } catch (error) {
    throw refuse(
      `${place} is not there (${systemCode(error)}). The identifier is asked for, never an argument; ` +
        "if it was one, it is in your shell's history now",
    );
  }
}

/**
 * Refuses arguments that are no log files, before anything is asked. None is repeated in the message: whoever takes
 * the identifier for an argument would find it there.
 */
export function refuseArguments(files: readonly string[]): void {
  const option = files.find((file) => file.startsWith("-") && file !== "-");
  if (option !== undefined) {
    const [name] = /^--[a-z-]{1,20}(?==|$)/.exec(option) ?? [];
    throw refuse(`unknown option${name ? ` ${name}` : ""}; the identifier is asked for: see philog join --help`);
  }
  for (const [index, file] of files.entries()) {
    if (file === "-") throw refuse("standard input is for the identifier: name the log files");
    refuseMissing(file, `file ${index + 1} of ${files.length}`);
  }
}

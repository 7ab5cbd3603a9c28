import { fileURLToPath } from "node:url";
import { type CapturedProcess, canaries, captureProcess } from "@philog/testing";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Stands for a patient in the scripts, as `S`. */
export const opaque = canaries.opaque("process", 1, { words: 1, letters: "lower" });
export const S = opaque[0]!.value;

export interface RunOptions {
  /** How the preload is asked for; none where it is left out. */
  by?: "--import" | "--require" | undefined;
  flags?: readonly string[];
  env?: Record<string, string | undefined>;
  /** A file in the place of a script. */
  file?: string;
  /** Its arguments, before `S`. */
  args?: readonly string[];
}

/** Runs a script in a process of its own, with or without the preload, and collects all that it prints. */
export function run(
  script: string,
  { by, flags = [], env = {}, file, args = [] }: RunOptions = {},
): Promise<CapturedProcess> {
  const preload = by === undefined ? [] : [by, "@philog/core/register"];
  const program = file === undefined ? ["-e", `const S = process.argv[1];${script}`, S] : [file, ...args, S];
  return captureProcess(process.execPath, [...preload, ...flags, ...program], {
    cwd: root,
    // A test runner's own options are none of the script's.
    env: {
      NODE_ENV: "production",
      NODE_OPTIONS: undefined,
      NODE_V8_COVERAGE: undefined,
      PHILOG_START_LINE: "0",
      ...env,
    },
  });
}

/** The same script without the preload and with it. */
export async function both(
  script: string,
  options: RunOptions = {},
): Promise<[raw: CapturedProcess, kept: CapturedProcess]> {
  return Promise.all([run(script, { ...options, by: undefined }), run(script, { by: "--import", ...options })]);
}

/** The lines of an output, each of which has to be JSON. */
export function records(output: string): Record<string, unknown>[] {
  return output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

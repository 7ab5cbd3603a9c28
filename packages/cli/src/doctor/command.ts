import { Command, InvalidArgumentError, Option } from "commander";
import { exit } from "../exit.ts";
import type { Io } from "../io.ts";
import { Failure } from "../prompt/failure.ts";
import { createOutput } from "../prompt/output.ts";
import { settle } from "../prompt/settle.ts";
import type { Finding } from "./finding.ts";
import { type Format, formats, reportText } from "./report.ts";

interface DoctorOptions {
  static?: string;
  format: Format;
  after: number;
}

const about =
  "Finds the ways past the policy in an application, and says how to mend each. It never prints a value.\n\n" +
  "With a command it starts the application, looks at it from inside once it listens, and stops it; what the " +
  "application prints is dropped. With --static it reads package.json, what starts the application, and the sources.";

const afterHelp = `
Exit codes: 0 no gap; 1 a gap; 2 wrong use, or no application came up to be
looked at.

Examples:
  $ philog doctor --static .
  $ philog doctor -- node --import @philog/core/register server.js
  $ philog doctor --after 30 -- npm start
  $ philog doctor --static services/chart --format sarif > doctor.sarif
`;

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 3600)) throw new InvalidArgumentError("Seconds from 1 to 3600 are wanted.");
  return seconds;
}

async function find(command: readonly string[], options: DoctorOptions): Promise<Finding[]> {
  if (options.static !== undefined) {
    if (command.length > 0) throw new Failure(exit.usage, "either --static or a command, not both");
    // The parser takes longer to load than the rest to run.
    const { runStatic } = await import("./static/run-static.ts");
    return runStatic(options.static);
  }
  if (command.length === 0) throw new Failure(exit.usage, "a command is wanted after --, or --static with a folder");
  const { runLive } = await import("./live/run-live.ts");
  return runLive(command, options.after);
}

/** `philog doctor`: an application in, the ways past its policy out. */
export function createDoctorCommand(io: Io): Command {
  return new Command("doctor")
    .summary("find what an application prints past the policy")
    .description(about)
    .argument("[command...]", "what starts the application, after --")
    .option("--static <folder>", "read an application's files; start nothing")
    .addOption(new Option("--format <format>", "how to tell it").choices(formats).default("table"))
    .addOption(
      new Option("--after <seconds>", "look at the application after so long, or as soon as it listens")
        .argParser(readSeconds)
        .default(10),
    )
    .addHelpText("after", afterHelp)
    .action((command: string[], options: DoctorOptions) =>
      settle(io, "doctor", async () => {
        const findings = await find(command, options);
        await createOutput(io.stdout).write(reportText(findings, options.format));
        return findings.some(({ state }) => state === "gap") ? exit.found : exit.done;
      }),
    );
}

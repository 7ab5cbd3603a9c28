import { Command, InvalidArgumentError, Option } from "commander";
import type { Io } from "../io.ts";
import { standardInput } from "../lines/sources.ts";
import { readWorkers } from "../lines/workers.ts";
import { settle } from "../prompt/settle.ts";
import { runScan, type ScanOptions } from "./run-scan.ts";

const about =
  "Finds PHI and secrets in logs that already exist, and says where they stand: file, line, column, and the path in " +
  "a JSON line. A value is never printed.\n\n" +
  "A line that is a JSON object or array is read by its keys, which say what their values are; any other line is text. " +
  "Markers and tokens of Philog are no findings. Input in gzip is unpacked. Memory does not grow with the input.";

const afterHelp = `
Formats:
  table  for people: a row for each classification and detector, a total
  json   NDJSON: a line for each finding as it is found, a summary at the end
  sarif  SARIF 2.1.0, for code scanning and editors

The summary goes to standard error: lines, speed, findings by classification.

Exit codes: 0 nothing found; 1 something found; 2 wrong use; 3 a file could not
be read to its end, the others were scanned; 130 interrupted.

Examples:
  $ philog scan app.log
  $ philog scan --show-masked --workers auto 2026-11-*.ndjson.gz
  $ philog scan --format sarif test/fixtures/*.json > philog.sarif
  $ kubectl logs deploy/clinic-api | philog scan --disable ip,url --format json -
`;

function readNames(text: string, before: readonly string[]): string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("Names are wanted, with commas between them.");
  return [...before, ...names];
}

function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It is a number from 0 to 999999999.");
  return Number(text);
}

/** `philog scan`: log lines in, where PHI stands in them out. */
export function createScanCommand(io: Io): Command {
  return new Command("scan")
    .summary("find PHI in log files")
    .description(about)
    .argument("[files...]", "log files; - is standard input", [standardInput])
    .addOption(
      new Option("-f, --format <format>", "how findings are told").choices(["table", "json", "sarif"]).default("table"),
    )
    .addOption(
      new Option("-m, --mode <mode>", "scan: what detectors find; strict: also words that no vocabulary vouches for")
        .choices(["scan", "strict"])
        .default("scan"),
    )
    .addOption(
      new Option("--disable <names>", "detectors and classifications that are not looked for")
        .argParser(readNames)
        .default([], "none"),
    )
    .option("--show-masked", "show the shape of each value, such as 999-99-9999")
    .addOption(
      new Option(
        "--max-findings <n>",
        "findings told one by one, the rest is counted: in a table places of a row",
      ).argParser(readCount),
    )
    .option("-w, --workers <n>", "threads that scan, this one among them, or auto", readWorkers, 1)
    .option("-q, --quiet", "no summary and no progress")
    .addHelpText("after", afterHelp)
    .action((files: string[], options: ScanOptions) => settle(io, "scan", () => runScan(io, files, options)));
}

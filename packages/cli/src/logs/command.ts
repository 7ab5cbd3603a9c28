import { Command, Option } from "commander";
import type { Io } from "../io.ts";
import { standardInput } from "../lines/sources.ts";
import { settle } from "../prompt/settle.ts";
import { type DedupeOptions, runDedupe } from "./run-dedupe.ts";

const aboutDedupe =
  "Removes duplicates from an export of CloudWatch Logs, and names what is missing. Where the service's reply to a call " +
  "is lost, @philog/cloudwatch sends the lines again: they can be stored twice, with the same stream and number.\n\n" +
  "Read are lines (NDJSON or text, with what exports to S3 and `aws logs tail` put before them), and the JSON that " +
  "`aws logs filter-log-events` and `get-log-events` print. Gzip is unpacked. Lines without a number pass as they are.";

const afterDedupe = `
Lines go to standard output, in the order in which they came, unless --sort says
otherwise. Gaps in the numbers, which are lost lines, are named on standard
error, and so is a line that has another one's number and says something else:
both are kept.

Exit codes: 0 nothing is missing; 1 there are gaps, lines that contradict each
other or, with --join-parts, parts without the others; 2 wrong use; 3 a file
could not be read to its end; 130 interrupted.

Examples:
  $ aws logs filter-log-events --log-group-name /clinic/api | philog logs dedupe > api.log
  $ philog logs dedupe --sort stream --join-parts exports/*.gz --output api.log
  $ philog logs dedupe --from-start --quiet api.log > /dev/null && echo "nothing is missing"
`;

/** `philog logs`: what to do with logs that have been to CloudWatch. */
export function createLogsCommand(io: Io): Command {
  const logs = new Command("logs")
    .summary("remove duplicates from logs that have been to CloudWatch")
    .description("Works on exports of CloudWatch Logs.");
  logs
    .command("dedupe")
    .summary("remove duplicates, and name what is missing")
    .description(aboutDedupe)
    .argument("[files...]", "exports; - is standard input", [standardInput])
    .addOption(
      new Option("-i, --input <form>", "what the files hold: lines, or the AWS CLI's JSON")
        .choices(["auto", "lines", "export"])
        .default("auto"),
    )
    .addOption(
      new Option("-s, --sort <order>", "by stream and number, or by time; all lines are then held in memory").choices([
        "stream",
        "time",
      ]),
    )
    .option("--join-parts", "put lines together that were too long for one event")
    .option("--from-start", "each stream is there from its first line on: what is missing before is a gap, too")
    .option("-o, --output <file>", "write to a file, which gets its name when all is written")
    .option("--json", "the summary as one JSON object on standard error")
    .option("-q, --quiet", "no summary; what is missing is named all the same")
    .addHelpText("after", afterDedupe)
    .action((files: string[], options: DedupeOptions) =>
      settle(io, "logs dedupe", () => runDedupe(io, files, options)),
    );
  return logs;
}

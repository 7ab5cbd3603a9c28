import { InvalidArgumentError, Option } from "commander";
import { settle } from "../../prompt/settle.ts";
import type { DefineCommand } from "../command.ts";
import { runSurvey, type SurveyOptions } from "./run-survey.ts";

const about =
  "Lists every log group of the account and Region with its key, retention, tags, masking and subscriptions, and looks " +
  "for PHI in some of its newest lines: the first answer to where PHI lies. A value is never printed, and no line is " +
  "written to disk. The worst group stands first.";

const afterHelp = `
Each group's newest lines are read from up to five of its log streams, and
scanned as philog scan does. A group in which nothing is found may hold PHI all
the same: it is a sample.

The role that runs it needs logs:DescribeLogGroups, logs:DescribeLogStreams,
logs:GetLogEvents, logs:DescribeSubscriptionFilters, logs:ListTagsForResource
and logs:DescribeAccountPolicies; what it may not read is told as such.

Exit codes: 0 nothing found; 1 something found; 2 wrong use; 3 nothing found,
and a group could not be read, or groups could not be listed; 130 interrupted.

Examples:
  $ philog aws survey --region us-east-1
  $ philog aws survey --prefix /aws/lambda/ --sample 1000 --hours 168
  $ philog aws survey --sample 0 --format csv > groups.csv
  $ philog aws survey --disable ip,url --format sarif > survey.sarif
`;

const readWithin = (least: number, most: number) => (text: string) => {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new InvalidArgumentError(`It is a number from ${least} to ${most}.`);
  return value;
};

function readNames(text: string, before: readonly string[]): string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("Names are wanted, with commas between them.");
  return [...before, ...names];
}

const ownHosts: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Log lines come back from there. */
function readEndpoint(text: string): string {
  const { protocol, hostname } = URL.canParse(text) ? new URL(text) : { protocol: "", hostname: "" };
  if (protocol === "https:" || (protocol === "http:" && ownHosts.has(hostname))) return text;
  throw new InvalidArgumentError("It is a URL of https, or of http on this machine.");
}

/** `philog aws survey`: every log group, its controls, and where PHI lies. */
export const defineSurvey: DefineCommand = (command, io) => {
  command
    .description(about)
    .option("--region <region>", "the Region; default as the AWS SDK finds it")
    .option("--profile <name>", "a profile of the AWS configuration")
    .addOption(
      new Option("--endpoint <url>", "another endpoint, such as that of philog aws local").argParser(readEndpoint),
    )
    .option("--prefix <text>", "only log groups whose names start with it")
    .addOption(
      new Option("--sample <n>", "events of each group that are read; 0 for none")
        .argParser(readWithin(0, 10_000))
        .default(200),
    )
    .addOption(new Option("--hours <n>", "how old events may be at most").argParser(readWithin(1, 87_600)).default(24))
    .addOption(
      new Option("--disable <names>", "detectors and classifications that are not looked for")
        .argParser(readNames)
        .default([], "none"),
    )
    .addOption(
      new Option("-f, --format <format>", "how it is told").choices(["table", "csv", "json", "sarif"]).default("table"),
    )
    .addOption(
      new Option(
        "--calls-per-second <n>",
        "calls of one operation in a second, twice as many to read lines: applications share the account's quotas",
      )
        .argParser(readWithin(1, 1000))
        .default(4),
    )
    .option("-q, --quiet", "no summary and no progress")
    .addHelpText("after", afterHelp)
    .action((options: SurveyOptions) => settle(io, "aws survey", () => runSurvey(io, options)));
};

import type { FaultOptions } from "@philog/aws-local";
import { InvalidArgumentError, Option } from "commander";
import { settle } from "../../prompt/settle.ts";
import type { DefineCommand } from "../command.ts";
import { faultKinds, readFault } from "./read-fault.ts";
import { type LocalOptions, runLocal } from "./run-local.ts";

const about =
  "Starts CloudWatch Logs and KMS on 127.0.0.1, for demos, tests and work without a network, and prints what to set so " +
  "that the AWS SDK and the AWS CLI speak to it. It is @philog/aws-local, which has to be installed.";

const afterHelp = `
A fault is a kind, and behind commas what limits it: share, times, durationMs,
operation, group, accessKeyId, delayMs. Kinds: ${faultKinds.slice(0, 5).join(", ")},
${faultKinds.slice(5).join(", ")}.

It ends with exit code 0 on SIGINT and SIGTERM; 2 is wrong use, or a port that
is in use.

Examples:
  $ philog aws local --group /clinic/api
  $ philog aws local --port 4587 --json
  $ philog aws local --fault throttle,share=0.1 --fault denied,group=/clinic/audit
`;

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError("It is a number from 0 to 65535.");
  return Number(text);
}

function readRegion(text: string): string {
  if (!/^[a-z]{2}(?:-[a-z]+){1,3}-\d$/.test(text)) throw new InvalidArgumentError("It is a Region, such as us-east-1.");
  return text;
}

/** `philog aws local`: CloudWatch Logs and KMS on this machine. */
export const defineLocal: DefineCommand = (command, io) => {
  command
    .description(about)
    .addOption(new Option("-p, --port <n>", "where it listens; 0 for one that is free").argParser(readPort).default(0))
    .addOption(
      new Option("--region <region>", "the Region that requests are signed for")
        .argParser(readRegion)
        .default("us-east-1"),
    )
    .option("-g, --group <names...>", "log groups that are there from the start", [] as string[])
    .addOption(
      new Option("--fault <fault>", "what goes wrong; may be repeated")
        .argParser<readonly FaultOptions[]>(readFault)
        .default([], "nothing"),
    )
    .option("--json", "print one JSON object: url, region, environment, groups")
    .option("-q, --quiet", "no summary of calls at the end")
    .addHelpText("after", afterHelp)
    .action((options: LocalOptions) => settle(io, "aws local", () => runLocal(io, options)));
};

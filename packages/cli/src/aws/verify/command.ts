import { Option } from "commander";
import { exit } from "../../exit.ts";
import { createOutput } from "../../prompt/output.ts";
import { settle } from "../../prompt/settle.ts";
import type { DefineCommand } from "../command.ts";
import { gatherFacts } from "../facts/facts.ts";
import { addReachOptions } from "../reach-options.ts";
import { openAws, type ReachOptions } from "../sdk.ts";
import { readTarget, type TargetOptions } from "../target/read-target.ts";
import { hasGap, judgeFacts } from "./judge-facts.ts";
import { type Format, formats, reportText } from "./report.ts";

interface VerifyOptions extends TargetOptions, ReachOptions {
  format: Format;
}

const about =
  "Asks CloudWatch Logs and KMS about the log groups and keys of a file, and says of each control what was expected, " +
  "what was found, which call shows it, and how to mend it. It changes nothing.";

const afterHelp = `
A call that is denied is no evidence: the control is unknown, and that is a gap.

Exit codes: 0 no gap; 1 a gap or an unknown; 2 wrong use, or a bad file; 3 a
call failed.

Examples:
  $ philog aws verify
  $ philog aws verify --group audit --format json > audit-controls.json
  $ philog aws verify --file clinic.aws.json --profile auditor
`;

/** `philog aws verify` */
export const defineVerify: DefineCommand = (command, io) => {
  addReachOptions(command.description(about))
    .addOption(new Option("--format <format>", "how to tell it").choices(formats).default("table"))
    .addHelpText("after", afterHelp)
    .action((options: VerifyOptions) =>
      settle(io, "aws verify", async () => {
        const target = readTarget(options);
        const aws = await openAws({ ...options, region: target.region });
        try {
          const controls = judgeFacts(target, await gatherFacts(aws, target));
          await createOutput(io.stdout).write(reportText(controls, target, options.format, new Date()));
          return hasGap(controls) ? exit.found : exit.done;
        } finally {
          aws.close();
        }
      }),
    );
};

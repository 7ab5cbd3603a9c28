import { Option } from "commander";
import { exit } from "../../exit.ts";
import { createOutput } from "../../prompt/output.ts";
import { settle } from "../../prompt/settle.ts";
import type { DefineCommand } from "../command.ts";
import { addFileOptions } from "../reach-options.ts";
import { readTarget, type TargetOptions } from "../target/read-target.ts";
import { documents, type TemplateFormat } from "./documents.ts";

interface TemplateOptions extends TargetOptions {
  format: TemplateFormat;
}

const about =
  "Prints what makes log groups and their keys as a file says, for others to review and to deploy: groups, keys and " +
  "their policies, a role each for who writes, reads, unseals and keeps the keys, a guard that denies to delete and " +
  "to loosen, VPC endpoints, and rules for AWS Config and Macie. It calls nothing. All formats are JSON.";

const afterHelp = `
Exit codes: 0 printed; 2 wrong use, or a bad file.

Examples:
  $ philog aws template --format cloudformation > philog.template.json
  $ philog aws template --format terraform > philog.tf.json
  $ philog aws template --format key-policy --group audit
  $ philog aws template --format iam
`;

/** `philog aws template` */
export const defineTemplate: DefineCommand = (command, io) => {
  addFileOptions(command.description(about))
    .addOption(new Option("--format <format>", "what to print").choices(Object.keys(documents)).makeOptionMandatory())
    .addHelpText("after", afterHelp)
    .action((options: TemplateOptions) =>
      settle(io, "aws template", async () => {
        const document = documents[options.format](readTarget(options));
        // CloudFormation takes 51,200 bytes from a file, and a megabyte from S3.
        const indent = options.format === "cloudformation" ? 1 : 2;
        await createOutput(io.stdout).write(`${JSON.stringify(document, null, indent)}\n`);
        return exit.done;
      }),
    );
};

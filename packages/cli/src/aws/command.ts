import { Command } from "commander";
import type { Io } from "../io.ts";

/** Gives a subcommand its description, options and action. */
export type DefineCommand = (command: Command, io: Io) => void;

/** One line of help each; the rest is loaded once the subcommand is asked for. */
const subcommands: Record<string, { summary: string; load: () => Promise<DefineCommand> }> = {
  survey: {
    summary: "list every log group, and where PHI lies",
    load: async () => (await import("./survey/command.ts")).defineSurvey,
  },
  verify: {
    summary: "check log groups and keys against philog.aws.json",
    load: async () => (await import("./verify/command.ts")).defineVerify,
  },
  provision: {
    summary: "make log groups what philog.aws.json says",
    load: async () => (await import("./provision/command.ts")).defineProvision,
  },
  template: {
    summary: "print CloudFormation, Terraform, key policies and roles",
    load: async () => (await import("./template/command.ts")).defineTemplate,
  },
  local: {
    summary: "start CloudWatch Logs and KMS on this machine",
    load: async () => (await import("./local/command.ts")).defineLocal,
  },
};

/** Commander's own shows what is there before a subcommand is loaded. */
function addHelp(aws: Command, io: Io) {
  aws
    .helpCommand(false)
    .command("help")
    .argument("[command]")
    .summary("show the help of a command")
    .action(async (name?: string) => {
      const command = aws.commands.find((one) => one.name() === name);
      if (name === undefined || command === undefined) return aws.help({ error: name !== undefined });
      const define = await subcommands[name]?.load();
      define?.(command, io);
      command.help();
    });
}

/** `philog aws`: CloudWatch Logs and KMS, looked at, checked, made, and stood in for. */
export function createAwsCommand(io: Io): Command {
  const aws = new Command("aws")
    .summary("check, make and survey CloudWatch log groups and their keys")
    .description("Checks, makes and surveys CloudWatch log groups and the KMS keys under them.")
    .hook("preSubcommand", async (_, command) => {
      const define = await subcommands[command.name()]?.load();
      define?.(command, io);
    });
  for (const [name, { summary }] of Object.entries(subcommands)) aws.command(name).summary(summary);
  addHelp(aws, io);
  return aws;
}

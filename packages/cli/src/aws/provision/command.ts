import { exit } from "../../exit.ts";
import type { Io } from "../../io.ts";
import { createOutput } from "../../prompt/output.ts";
import { settle } from "../../prompt/settle.ts";
import { awsFailure } from "../aws-error.ts";
import type { DefineCommand } from "../command.ts";
import { errorName } from "../facts/ask.ts";
import { type Facts, gatherFacts } from "../facts/facts.ts";
import { addReachOptions } from "../reach-options.ts";
import { type Aws, openAws, type ReachOptions } from "../sdk.ts";
import { readTarget, type TargetOptions } from "../target/read-target.ts";
import type { Target } from "../target/target.ts";
import { judgeFacts } from "../verify/judge-facts.ts";
import { confirm } from "./confirm.ts";
import { isEmpty, planSteps } from "./plan-steps.ts";
import { planText } from "./show.ts";
import type { MadeKeys, Step } from "./step.ts";

interface ProvisionOptions extends TargetOptions, ReachOptions {
  yes?: boolean;
}

const about =
  "Shows what it takes for log groups and their keys to be as a file says, and carries it out once it is told to. " +
  "Groups are made with their key, so that no event is stored without it. It deletes nothing and loosens nothing: " +
  "where the file asks for less than there is, that is left alone. Afterwards everything is read back.";

const afterHelp = `
Exit codes: 0 everything is as the file says; 1 something is not; 2 wrong use, a
bad file, or neither --yes nor a terminal; 3 a call failed.

Examples:
  $ philog aws provision
  $ philog aws provision --group audit --yes
`;

async function carryOut(aws: Aws, steps: readonly Step[], say: (line: string) => Promise<unknown>) {
  const made: MadeKeys = new Map();
  for (const { subject, what, carryOut: run } of steps) {
    if (run === undefined) continue;
    try {
      await run(aws, made);
    } catch (error) {
      throw awsFailure("PHILOG_AWS_CALL", `${subject}, ${what}: ${errorName(error)}`);
    }
    await say(`done: ${subject}, ${what}\n`);
  }
}

/** What is not as the file says, in one line each. */
async function sayOpen(target: Target, facts: Facts, say: (line: string) => Promise<unknown>): Promise<number> {
  const gaps = judgeFacts(target, facts).filter(({ result }) => result !== "ok");
  for (const { subject, id, found } of gaps)
    await say(`still open: ${subject}, ${id}: ${found.replace(/\p{Cc}/gu, "?")}\n`);
  await say(gaps.length === 0 ? "everything is as the file says\n" : "philog aws verify says how to mend it\n");
  return gaps.length === 0 ? exit.done : exit.found;
}

async function provision(io: Io, options: ProvisionOptions): Promise<number> {
  const target = readTarget(options);
  const aws = await openAws({ ...options, region: target.region });
  const output = createOutput(io.stdout);
  const say = (text: string) => output.write(text);
  try {
    const facts = await gatherFacts(aws, target);
    const steps = planSteps(target, facts, Date.now());
    await say(planText(steps));
    if (isEmpty(steps)) return await sayOpen(target, facts, say);
    if (options.yes !== true && !(await confirm(io, "Carry it out?"))) {
      await say("nothing was carried out\n");
      return exit.found;
    }
    await carryOut(aws, steps, say);
    return await sayOpen(target, await gatherFacts(aws, target), say);
  } finally {
    aws.close();
  }
}

/** `philog aws provision` */
export const defineProvision: DefineCommand = (command, io) => {
  addReachOptions(command.description(about))
    .option("-y, --yes", "carry the plan out without asking")
    .addHelpText("after", afterHelp)
    .action((options: ProvisionOptions) => settle(io, "aws provision", () => provision(io, options)));
};

import type { AwsLocal, FaultOptions } from "@philog/aws-local";
import { exit } from "../../exit.ts";
import type { Io } from "../../io.ts";
import { list } from "../../lines/pace.ts";
import { Failure, systemCode } from "../../prompt/failure.ts";
import { createOutput } from "../../prompt/output.ts";

export interface LocalOptions {
  port: number;
  region: string;
  group: readonly string[];
  fault: readonly FaultOptions[];
  json?: boolean;
  quiet?: boolean;
}

async function load() {
  try {
    return await import("@philog/aws-local");
  } catch {
    throw new Failure(exit.usage, "@philog/aws-local is not installed: npm install --save-dev @philog/aws-local");
  }
}

async function start({ port, region, group }: LocalOptions): Promise<AwsLocal> {
  const { startAwsLocal } = await load();
  try {
    return await startAwsLocal({ port, region, groups: group });
  } catch (error) {
    const code = systemCode(error);
    if (code === "EADDRINUSE" || code === "EACCES")
      throw new Failure(exit.usage, `port ${port} cannot be used (${code})`);
    if (code === "InvalidParameterException") throw new Failure(exit.usage, "--group: it is no name of a log group");
    if (code === "ResourceAlreadyExistsException") throw new Failure(exit.usage, "--group: the same name twice");
    throw error;
  }
}

/** What the SDK and the AWS CLI read. The secret is none: any is taken. */
const environmentOf = ({ url, region, credentials }: AwsLocal): Record<string, string> => ({
  AWS_ENDPOINT_URL: url,
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
});

function told(local: AwsLocal, groups: readonly string[], json: boolean): string {
  const environment = environmentOf(local);
  if (json) return `${JSON.stringify({ url: local.url, region: local.region, environment, groups })}\n`;
  const lines = Object.entries(environment).map(([name, value]) => `export ${name}=${value}\n`);
  return [
    `CloudWatch Logs and KMS listen on ${local.url}. What is stored is gone when they end: Ctrl-C.\n\n`,
    ...lines,
    ...(groups.length > 0 ? [`\nLog groups: ${groups.join(", ")}\n`] : []),
  ].join("");
}

/** Resolves when the process is asked to end. */
function ended(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      process.off("SIGINT", end);
      process.off("SIGTERM", end);
      resolve();
    };
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
  });
}

/** `philog aws local`: serves until SIGINT or SIGTERM. Gives the exit code. */
export async function runLocal(io: Io, options: LocalOptions): Promise<number> {
  const local = await start(options);
  const end = ended();
  for (const fault of options.fault) local.fault(fault);
  await createOutput(io.stdout).write(told(local, options.group, options.json === true));
  await end;
  const calls = local.calls();
  await local.close();
  if (!options.quiet) io.stderr.write(`philog aws local: calls ${list(calls)}\n`);
  return exit.done;
}

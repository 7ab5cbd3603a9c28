import { type Command, InvalidArgumentError, Option } from "commander";
import { defaultFile } from "./target/read-target.ts";

const repeated = (value: string, before: string[] | undefined) => [...(before ?? []), value];

const ownHosts: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** What is put right, and what an auditor reads, has to be AWS's own, or this machine's. */
function readEndpoint(text: string): string {
  const { protocol, hostname } = URL.canParse(text) ? new URL(text) : { protocol: "", hostname: "" };
  if (protocol === "https:" || (protocol === "http:" && ownHosts.has(hostname))) return text;
  throw new InvalidArgumentError("It is a URL of https, or of http on this machine.");
}

/** The options of what reads `philog.aws.json`. */
export function addFileOptions(command: Command): Command {
  return command
    .option("-f, --file <file>", "what should be", defaultFile)
    .addOption(
      new Option("-g, --group <id>", "only this group of the file; may be repeated").argParser<string[] | undefined>(
        repeated,
      ),
    )
    .option("--region <region>", "another Region than the file's");
}

/** The options of what calls AWS. */
export function addReachOptions(command: Command): Command {
  return addFileOptions(command)
    .option("--profile <name>", "a profile of the AWS configuration")
    .addOption(
      new Option("--endpoint <url>", "another endpoint, such as that of philog aws local").argParser(readEndpoint),
    );
}

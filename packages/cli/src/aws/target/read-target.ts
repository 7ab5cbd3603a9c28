import { readFileSync } from "node:fs";
import { systemCode } from "../../prompt/failure.ts";
import { awsFailure } from "../aws-error.ts";
import { type Target, type TargetFile, targetOf } from "./target.ts";
import { regionPattern, validateTarget } from "./validate-target.ts";

export const defaultFile = "philog.aws.json";

export interface TargetOptions {
  file: string;
  region?: string | undefined;
  /** Ids of groups; the others are left out. */
  group?: readonly string[] | undefined;
}

/** A byte order mark is no part of JSON. */
const parse = (text: string): unknown => JSON.parse(text.replace(/^\ufeff/, ""));

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw awsFailure(
      "PHILOG_AWS_FILE_NOT_FOUND",
      `${file}: ${systemCode(error) ?? "it cannot be read"}; say which with --file`,
    );
  }
}

/** Reads what should be. Throws `Failure`, with every fault at once. */
export function readTarget({ file, region, group }: TargetOptions): Target {
  let value: unknown;
  try {
    value = parse(readText(file));
  } catch (error) {
    if (error instanceof SyntaxError) throw awsFailure("PHILOG_AWS_FILE_NOT_JSON");
    throw error;
  }
  const faults = validateTarget(value);
  if (faults.length > 0) {
    const lines = faults.map(({ at, hint }) => `\n  ${at}: ${hint}`);
    const failure = awsFailure("PHILOG_AWS_FILE_BAD", String(faults.length));
    failure.message += `:${lines.join("")}`;
    throw failure;
  }
  const target = targetOf(value as TargetFile);
  if (region !== undefined && !regionPattern.test(region)) throw awsFailure("PHILOG_AWS_OPTION", "--region");
  const unknown = group?.find((id) => !target.groups.some((one) => one.id === id));
  if (unknown !== undefined) {
    const known = target.groups.map(({ id }) => id).join(", ");
    throw awsFailure("PHILOG_AWS_OPTION", `--group: the file has ${known}`);
  }
  return {
    ...target,
    region: region ?? target.region,
    groups: target.groups.filter(({ id }) => group === undefined || group.includes(id)),
  };
}

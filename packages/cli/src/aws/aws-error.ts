import { exit } from "../exit.ts";
import { Failure } from "../prompt/failure.ts";

/** Every coded error of `philog aws`, and how it ends. A message names code, member, call or file, never a value. */
export const awsErrorTable = {
  PHILOG_AWS_FILE_NOT_FOUND: [exit.usage, "the file of what should be cannot be read"],
  PHILOG_AWS_FILE_NOT_JSON: [exit.usage, "the file of what should be is not valid JSON"],
  PHILOG_AWS_FILE_BAD: [exit.usage, "the file of what should be has faults"],
  PHILOG_AWS_OPTION: [exit.usage, "an option does not fit the file"],
  PHILOG_AWS_SDK: [exit.usage, "a client of the AWS SDK is not installed"],
  PHILOG_AWS_CONFIRM: [exit.usage, "nothing was carried out: --yes is wanted where there is no terminal to ask at"],
  PHILOG_AWS_CALL: [exit.failed, "a call could not be made"],
} as const;

export type AwsErrorCode = keyof typeof awsErrorTable;

/** A failure with a code. `detail` names what it is about. */
export function awsFailure(code: AwsErrorCode, detail?: string): Failure {
  const [exitCode, text] = awsErrorTable[code];
  return new Failure(exitCode, `${code}: ${text}${detail === undefined ? "" : ` (${detail})`}`);
}

import { logsPrincipal } from "../partition.ts";
import type { Seen } from "./control.ts";
import { allowsAction, covers, type Statement } from "./key-policy.ts";

/** What CloudWatch Logs does with a key. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
const needed = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
  "kms:GenerateDataKey",
  "kms:DescribeKey",
];

const contextKey = "kms:encryptioncontext:aws:logs:arn";
const operators = ["ArnEquals", "ArnLike", "StringEquals", "StringLike"];

/** The ARNs that a statement holds the encryption context to. */
function contextsOf({ conditions }: Statement): readonly string[] | undefined {
  const held = conditions.filter(({ operator, key }) => key === contextKey && operators.includes(operator));
  return held.length === 0 ? undefined : held.flatMap(({ values }) => values);
}

/** Whether a pattern names one account and one Region. */
const isBound = (pattern: string) => !/[*?]/.test(pattern.split(":").slice(0, 5).join(":"));

/** Whether CloudWatch Logs may use the key for this group, and for no other account's. */
export function seeService(statements: readonly Statement[], region: string, arn: string): Seen {
  const principal = logsPrincipal(region);
  const own = statements.filter(({ allows, services }) => allows && services.includes(principal));
  if (own.length === 0) return { ok: false, found: `no statement for ${principal}` };
  const bare = own.find((statement) => contextsOf(statement) === undefined);
  if (bare !== undefined) return { ok: false, found: `no condition on the encryption context in ${bare.name}` };
  const wide = own.find((statement) => !contextsOf(statement)!.every(isBound));
  if (wide !== undefined) return { ok: false, found: `a condition for any account or Region in ${wide.name}` };
  const fitting = own.filter((statement) => contextsOf(statement)!.some((pattern) => covers(pattern, arn)));
  if (fitting.length === 0) return { ok: false, found: "a condition for other log groups" };
  const missing = needed.filter((action) => !fitting.some((statement) => allowsAction(statement, action)));
  if (missing.length > 0) return { ok: false, found: `without ${missing.join(", ")}` };
  return { ok: true, found: fitting.map(({ name }) => name).join(", ") };
}

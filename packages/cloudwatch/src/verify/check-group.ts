import {
  type CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  type LogGroup,
} from "@aws-sdk/client-cloudwatch-logs";
import { type Answer, readError } from "../send/answer.ts";

/** What a log group has to have. `true` asks for any, a value for that one, `false` for nothing. */
export interface Expectation {
  /** The KMS key's ARN. @default true */
  kmsKey?: boolean | string;
  /** Days, as they are in force: a policy of the account overrides the group's own. @default true */
  retentionDays?: boolean | number;
  /** Keys of tags, or keys with their values. Needs `logs:ListTagsForResource`. @default [] */
  tags?: readonly string[] | Readonly<Record<string, string>>;
  /** @default false */
  deletionProtection?: boolean;
  /** Whether a data protection policy has to be active. @default false */
  dataProtection?: boolean;
}

/** What a look at the group has shown. A gap names a control and what was found, such as `retentionDays: 7`. */
export type Verdict =
  | { readonly kind: "passed" | "gaps"; readonly gaps: readonly string[]; readonly retentionDays: number | undefined }
  | { readonly kind: "unknown"; readonly answer: Exclude<Answer, { kind: "stored" }> };

const found = (value: unknown) => (value === undefined ? "none" : String(value));

function groupGaps(group: LogGroup, expected: Expectation): string[] {
  const { kmsKey = true, retentionDays = true, deletionProtection = false, dataProtection = false } = expected;
  const gaps: string[] = [];
  if (kmsKey !== false && group.kmsKeyId === undefined) gaps.push("kmsKey: none");
  else if (typeof kmsKey === "string" && group.kmsKeyId !== kmsKey) gaps.push("kmsKey: another");
  const days = group.retentionInDays;
  const isKept = retentionDays === true ? days !== undefined : retentionDays === false || days === retentionDays;
  if (!isKept) {
    const by = group.retentionPolicyName === undefined ? "" : " by a policy of the account";
    gaps.push(`retentionDays: ${found(days)}${by}`);
  }
  if (deletionProtection && group.deletionProtectionEnabled !== true) gaps.push("deletionProtection: off");
  const protection = group.dataProtectionStatus;
  const isProtected = protection === "ACTIVATED" || group.inheritedProperties?.includes("ACCOUNT_DATA_PROTECTION");
  if (dataProtection && !isProtected) gaps.push(`dataProtection: ${found(protection)}`);
  return gaps;
}

async function tagGaps(
  client: CloudWatchLogsClient,
  group: LogGroup,
  expected: Expectation["tags"],
): Promise<string[]> {
  const wanted: [string, string | undefined][] = Array.isArray(expected)
    ? expected.map((key: string) => [key, undefined])
    : Object.entries((expected ?? {}) as Record<string, string>);
  if (wanted.length === 0) return [];
  const resourceArn = group.logGroupArn ?? group.arn?.replace(/:\*$/, "");
  const { tags = {} } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
  return wanted.flatMap(([key, value]) => {
    if (tags[key] === undefined) return [`tags.${key}: none`];
    return value === undefined || tags[key] === value ? [] : [`tags.${key}: another`];
  });
}

/** Looks at a group. It never rejects. */
export async function checkGroup(client: CloudWatchLogsClient, name: string, expected: Expectation): Promise<Verdict> {
  try {
    const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
    const group = logGroups.find(({ logGroupName }) => logGroupName === name);
    if (group === undefined) return { kind: "gaps", gaps: ["group: none"], retentionDays: undefined };
    const gaps = [...groupGaps(group, expected), ...(await tagGaps(client, group, expected.tags))];
    return { kind: gaps.length > 0 ? "gaps" : "passed", gaps, retentionDays: group.retentionInDays };
  } catch (error) {
    return { kind: "unknown", answer: readError(error) };
  }
}

import { boolean, type Check, entries, type Fault, isObject, list, members, must, oneOf, text } from "./checks.ts";
import { retentionDays } from "./retention-days.ts";
import { logGroupClasses, maskingClasses, roleNames } from "./target.ts";

export const regionPattern = /^[a-z]{2}(?:-[a-z]{2,9}){1,3}-[0-9]{1,2}$/;

const arn = (service: string, rest: string) => new RegExp(`^arn:aws[a-z-]{0,12}:${service}:${rest}$`);
const keyArn = arn("kms", "[a-z0-9-]{1,24}:[0-9]{12}:key/[A-Za-z0-9-]{1,256}");
const alias = /^alias\/[A-Za-z0-9/_-]{1,250}$/;
const roleArn = arn("iam", ":[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,512}");
const anyArn = /^arn:aws[a-z-]{0,12}:[a-z0-9-]{1,32}:[a-z0-9-]{0,24}:[0-9]{12}:[^\s*]{1,512}$/;

const kmsKey: Check = must(
  "it is the ARN of a KMS key, or alias/ and a name in this account",
  (value) => typeof value === "string" && value.length <= 2048 && (keyArn.test(value) || alias.test(value)),
);

/** Source: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const tagName = { pattern: /^(?!aws:)[\w .:/=+@-]{1,128}$/, hint: "it is the name of a tag" };
const tags = entries(tagName, text("it is a tag's value of at most 256 characters", /^[\w .:/=+@-]*$/, 256));

const group = members(
  {
    name: text("it is the name of a log group", /^[.\-_/#A-Za-z0-9]{1,512}$/),
    kmsKey,
    retentionDays: must(`it is one of ${retentionDays.join(", ")}`, (days) => retentionDays.includes(days as number)),
    tags,
    deletionProtection: boolean,
    dataProtection: boolean,
    class: oneOf(logGroupClasses),
    subscriptions: list(text("it is the ARN of one destination", anyArn)),
  },
  ["name", "kmsKey"],
);

/** `account`, `seal` and `sealKey` stand for other things in reports and templates. */
const groupId = {
  pattern: /^(?!(?:account|seal|sealKey)$)[a-z][A-Za-z0-9]{0,31}$/,
  hint: "it is a word of letters and digits, such as operations",
};

const file = members(
  {
    $schema: text("it is a text", /^/),
    version: must("this release reads version 1", (value) => value === 1),
    region: text("it is a Region, such as us-east-1", regionPattern),
    account: text("it is an account of twelve digits", /^[0-9]{12}$/),
    tags,
    groups: entries(groupId, group, { least: 1, most: 20 }),
    roles: members(Object.fromEntries(roleNames.map((name) => [name, text("it is the ARN of a role", roleArn)]))),
    sealKey: kmsKey,
  },
  ["version", "region", "groups"],
);

/** What no member can say by itself. */
function acrossGroups(groups: Record<string, unknown>, report: (fault: Fault) => void) {
  const names = new Map<unknown, string>();
  for (const [id, entry] of Object.entries(groups)) {
    if (!isObject(entry)) continue;
    const { name, dataProtection, class: logGroupClass = "STANDARD" } = entry;
    const before = names.get(name);
    if (typeof name === "string" && before !== undefined) {
      report({ at: `groups.${id}.name`, hint: `it is another name than that of groups.${before}` });
    }
    names.set(name, id);
    if (dataProtection === true && !maskingClasses.some((one) => one === logGroupClass)) {
      report({
        at: `groups.${id}.dataProtection`,
        hint: `a group is masked in the classes ${maskingClasses.join(", ")}`,
      });
    }
  }
  const [audit, operations] = [groups.audit, groups.operations];
  if (isObject(audit) && isObject(operations) && audit.kmsKey !== undefined && audit.kmsKey === operations.kmsKey) {
    report({ at: "groups.audit.kmsKey", hint: "the audit trail has a key of its own" });
  }
}

/** Every fault of the file at once; an empty array where it is valid. */
export function validateTarget(value: unknown): Fault[] {
  const faults: Fault[] = [];
  const report = (fault: Fault) => void faults.push(fault);
  if (!isObject(value)) return [{ at: "the file", hint: "it is an object" }];
  file(value, "", report);
  if (faults.length === 0) acrossGroups(value.groups as Record<string, unknown>, report);
  return faults;
}

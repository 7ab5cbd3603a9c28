import type { Keyring } from "../kms/keyring.ts";
import type { Input, Operation } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { pageOf } from "./pages.ts";
import { retentionDays, retentionOf } from "./retention.ts";
import { fields, groupName, type LogGroup, type LogsStore } from "./store.ts";

const classes = ["STANDARD", "INFREQUENT_ACCESS", "ESSENTIALS", "DELIVERY"];
const mostTags = 50;

/** What the account's policies give to groups of these classes. */
function inherited(store: LogsStore, { logGroupClass }: LogGroup): string[] | undefined {
  const isProtected = [...store.accountPolicies.values()].some(
    ({ policyType }) => policyType === "DATA_PROTECTION_POLICY",
  );
  const canBe = logGroupClass === "STANDARD" || logGroupClass === "INFREQUENT_ACCESS";
  return isProtected && canBe ? ["ACCOUNT_DATA_PROTECTION"] : undefined;
}

const described = (store: LogsStore, group: LogGroup) => {
  const { days, policyName } = retentionOf(store, group);
  return {
    logGroupName: group.name,
    creationTime: group.creationTime,
    retentionInDays: days,
    retentionPolicyName: policyName,
    metricFilterCount: 0,
    arn: `${group.arn}:*`,
    logGroupArn: group.arn,
    storedBytes: [...group.streams.values()].reduce((sum, { storedBytes }) => sum + storedBytes, 0),
    kmsKeyId: group.kmsKeyId,
    dataProtectionStatus: group.dataProtection && "ACTIVATED",
    inheritedProperties: inherited(store, group),
    logGroupClass: group.logGroupClass,
    deletionProtectionEnabled: group.deletionProtectionEnabled,
  };
};

/** The groups that the filters of a request leave, by name. */
function chosen(store: LogsStore, input: Input): LogGroup[] {
  const prefix = fields.optionalText(input, "logGroupNamePrefix", groupName);
  const pattern = fields.optionalText(input, "logGroupNamePattern", { min: 0 });
  const { logGroupIdentifiers, logGroupClass } = input;
  if (prefix !== undefined && pattern !== undefined) {
    const message = "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.";
    throw new ServiceError("InvalidParameterException", message);
  }
  const names = new Set(
    Array.isArray(logGroupIdentifiers)
      ? logGroupIdentifiers.map((identifier) => String(identifier).replace(store.arnOf(""), "").replace(/:\*$/, ""))
      : store.groups.keys(),
  );
  return [...store.groups.values()]
    .filter(
      ({ name, ...group }) =>
        names.has(name) &&
        name.startsWith(prefix ?? "") &&
        name.toLowerCase().includes((pattern ?? "").toLowerCase()) &&
        (logGroupClass ?? group.logGroupClass) === group.logGroupClass,
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the account's log groups are, and who encrypts and keeps them. */
export function groupOperations(store: LogsStore, keyring: Keyring): Record<string, Operation> {
  const keyOf = (input: Input) => {
    const arn = fields.optionalText(input, "kmsKeyId", { max: 256 });
    if (arn !== undefined && !keyring.encryptsFor(arn)) {
      throw new ServiceError("InvalidParameterException", "The specified KMS Key Id could not be found.");
    }
    return arn;
  };

  return {
    CreateLogGroup(input, { now }) {
      const name = fields.text(input, "logGroupName", groupName);
      const logGroupClass = input.logGroupClass == null ? "STANDARD" : fields.oneOf(input, "logGroupClass", classes);
      const kmsKeyId = keyOf(input);
      const tags = Object.entries(fields.texts(input, "tags"));
      if (tags.length > mostTags) fields.refuse("tags", tags.length, `have length less than or equal to ${mostTags}`);
      if (store.groups.has(name)) {
        throw new ServiceError("ResourceAlreadyExistsException", "The specified log group already exists");
      }
      store.groups.set(name, {
        name,
        arn: store.arnOf(name),
        creationTime: now,
        logGroupClass: String(logGroupClass),
        tags: new Map(tags),
        streams: new Map(),
        subscriptions: new Map(),
        kmsKeyId,
        retentionInDays: logGroupClass === "DELIVERY" ? 1 : undefined,
        deletionProtectionEnabled: fields.boolean(input, "deletionProtectionEnabled"),
        dataProtection: undefined,
      });
      return {};
    },
    DescribeLogGroups(input) {
      const limit = fields.integer(input, "limit", 1, 50, 50);
      const { page, ...rest } = pageOf(input, chosen(store, input), limit);
      return { logGroups: page.map((group) => described(store, group)), ...rest };
    },
    DeleteLogGroup(input) {
      const { name, deletionProtectionEnabled } = store.group(input);
      if (deletionProtectionEnabled) {
        throw new ServiceError("ValidationException", "The log group has deletion protection enabled.");
      }
      store.groups.delete(name);
      return {};
    },
    PutLogGroupDeletionProtection(input) {
      const group = store.identified(input);
      group.deletionProtectionEnabled = fields.boolean(input, "deletionProtectionEnabled");
      return {};
    },
    PutRetentionPolicy(input) {
      const group = store.group(input);
      group.retentionInDays = Number(fields.oneOf(input, "retentionInDays", retentionDays));
      return {};
    },
    DeleteRetentionPolicy(input) {
      store.group(input).retentionInDays = undefined;
      return {};
    },
    AssociateKmsKey(input) {
      const group = store.identified(input, "resourceIdentifier");
      group.kmsKeyId = keyOf(input) ?? fields.refuse("kmsKeyId", null, "not be null");
      return {};
    },
    DisassociateKmsKey(input) {
      store.identified(input, "resourceIdentifier").kmsKeyId = undefined;
      return {};
    },
  };
}

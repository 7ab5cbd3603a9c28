import type { Operation } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { dataProtectionFault } from "./protection-policy.ts";
import { accountRetentionDays } from "./retention.ts";
import { fields, type LogsStore } from "./store.ts";

const types = [
  "DATA_PROTECTION_POLICY",
  "SUBSCRIPTION_FILTER_POLICY",
  "FIELD_INDEX_POLICY",
  "TRANSFORMER_POLICY",
  "METRIC_EXTRACTION_POLICY",
  "RETENTION_POLICY",
];

const refuse = (message: string) => new ServiceError("InvalidParameterException", message);
const document = { max: 30_720 };

function retentionFault(text: string): string | undefined {
  let policy: { retentionInDays?: unknown; enforcementMode?: unknown };
  try {
    policy = JSON.parse(text);
  } catch {
    return "the document is not JSON";
  }
  if (!accountRetentionDays.some((days) => days === policy.retentionInDays)) return "retentionInDays is not allowed";
  return policy.enforcementMode === "NEW_ONLY" || policy.enforcementMode === "RETROACTIVE"
    ? undefined
    : "enforcementMode is not allowed";
}

function policyFault(type: unknown, text: string): string | undefined {
  if (type === "RETENTION_POLICY") return retentionFault(text);
  return type === "DATA_PROTECTION_POLICY" ? dataProtectionFault(text) : undefined;
}

/** Data protection of a group, and the policies of the account. */
export function protectionOperations(store: LogsStore): Record<string, Operation> {
  const held = (type: unknown, text: string) => {
    const fault = policyFault(type, text);
    if (fault !== undefined) throw refuse(`Invalid policy document: ${fault}`);
    return text;
  };

  return {
    PutDataProtectionPolicy(input, { now }) {
      const group = store.identified(input);
      if (group.logGroupClass === "DELIVERY" || group.logGroupClass === "ESSENTIALS") {
        throw refuse("Data protection is not supported for this log group class.");
      }
      const policyDocument = held("DATA_PROTECTION_POLICY", fields.text(input, "policyDocument", document));
      group.dataProtection = { policyDocument, lastUpdatedTime: now };
      return { logGroupIdentifier: group.name, ...group.dataProtection };
    },
    GetDataProtectionPolicy(input) {
      const group = store.identified(input);
      return { logGroupIdentifier: group.name, ...group.dataProtection };
    },
    DeleteDataProtectionPolicy(input) {
      store.identified(input).dataProtection = undefined;
      return {};
    },
    PutAccountPolicy(input, { now }) {
      const policyType = String(fields.oneOf(input, "policyType", types));
      const policyName = fields.text(input, "policyName", { max: 256 });
      const policyDocument = held(policyType, fields.text(input, "policyDocument", document));
      const policy = {
        policyName,
        policyType,
        policyDocument,
        scope: "ALL",
        lastUpdatedTime: now,
        accountId: store.account,
      };
      store.accountPolicies.set(`${policyType}/${policyName}`, policy);
      return { accountPolicy: policy };
    },
    DescribeAccountPolicies(input) {
      const type = fields.oneOf(input, "policyType", types);
      const name = fields.optionalText(input, "policyName", { max: 256 });
      const accountPolicies = [...store.accountPolicies.values()].filter(
        ({ policyType, policyName }) => policyType === type && (name ?? policyName) === policyName,
      );
      return { accountPolicies };
    },
    DeleteAccountPolicy(input) {
      const name = `${fields.oneOf(input, "policyType", types)}/${fields.text(input, "policyName", { max: 256 })}`;
      if (!store.accountPolicies.delete(name)) {
        throw new ServiceError("ResourceNotFoundException", "The specified policy does not exist.");
      }
      return {};
    },
  };
}

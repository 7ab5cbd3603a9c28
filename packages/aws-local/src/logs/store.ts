import { createFields } from "../fields.ts";
import type { Input } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import type { SubscriptionFilter } from "./subscriptions.ts";

export interface StoredEvent {
  /** Milliseconds since 1970, as the client gave it. */
  readonly timestamp: number;
  readonly message: string;
  /** Milliseconds since 1970, when it came in. */
  readonly ingestionTime: number;
  readonly eventId: string;
  readonly logStreamName: string;
}

export interface LogStream {
  readonly name: string;
  readonly arn: string;
  readonly creationTime: number;
  /** In the order in which they came. */
  readonly events: StoredEvent[];
  /** In the order of their timestamps; made when it is asked for. */
  ordered: readonly StoredEvent[] | undefined;
  /** Of messages in UTF-8, with the 26 that each event counts for. */
  storedBytes: number;
}

export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly creationTime: number;
  readonly logGroupClass: string;
  readonly tags: Map<string, string>;
  readonly streams: Map<string, LogStream>;
  readonly subscriptions: Map<string, SubscriptionFilter>;
  kmsKeyId: string | undefined;
  retentionInDays: number | undefined;
  deletionProtectionEnabled: boolean;
  dataProtection: { policyDocument: string; lastUpdatedTime: number } | undefined;
}

/** A policy of the account; `RETENTION_POLICY` is in force, the others are only kept. */
export interface AccountPolicy {
  readonly policyName: string;
  readonly policyType: string;
  readonly policyDocument: string;
  readonly scope: string;
  readonly selectionCriteria?: string;
  readonly lastUpdatedTime: number;
  readonly accountId: string;
}

export interface LogsStore {
  readonly region: string;
  readonly account: string;
  readonly groups: Map<string, LogGroup>;
  readonly accountPolicies: Map<string, AccountPolicy>;
  arnOf(group: string): string;
  /** The group that the member names. */
  group(input: Input, name?: string): LogGroup;
  /** The group whose name or ARN one of the two members holds. */
  identified(input: Input, identifier?: string): LogGroup;
  stream(group: LogGroup, name: string): LogStream;
}

export const fields = createFields("InvalidParameterException");

export const groupName = { pattern: /^[.\-_/#A-Za-z0-9]+$/ };
export const streamName = { pattern: /^[^:*]*$/ };

const notFound = (what: string) =>
  new ServiceError("ResourceNotFoundException", `The specified ${what} does not exist.`);

export function createStore(region: string, account: string): LogsStore {
  const groups = new Map<string, LogGroup>();
  const start = `arn:aws:logs:${region}:${account}:log-group:`;

  const find = (name: string) => {
    const group = groups.get(name);
    if (group === undefined) throw notFound("log group");
    return group;
  };
  const group: LogsStore["group"] = (input, name = "logGroupName") => find(fields.text(input, name, groupName));

  return {
    region,
    account,
    groups,
    accountPolicies: new Map(),
    arnOf: (name) => start + name,
    group,
    identified(input, identifier = "logGroupIdentifier") {
      const name = fields.optionalText(input, "logGroupName", groupName);
      const text = fields.optionalText(input, identifier, { pattern: /^[\w#+=/:,.@-]*\*?$/, max: 2048 });
      if ((name === undefined) === (text === undefined)) {
        const message = `Either logGroupName or ${identifier} has to be given, and not both.`;
        throw new ServiceError("InvalidParameterException", message);
      }
      if (name !== undefined) return find(name);
      return find(text!.startsWith(start) ? text!.slice(start.length).replace(/:\*$/, "") : text!);
    },
    stream(group, name) {
      const stream = group.streams.get(name);
      if (stream === undefined) throw notFound("log stream");
      return stream;
    },
  };
}

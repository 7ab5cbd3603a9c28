import type { Keyring } from "../kms/keyring.ts";
import type { Service } from "../service.ts";
import { groupOperations } from "./groups.ts";
import { protectionOperations } from "./protection.ts";
import { putOperations } from "./put-log-events.ts";
import { readOperations } from "./read.ts";
import { createStore, type StoredEvent } from "./store.ts";
import { streamOperations } from "./streams.ts";
import { subscriptionOperations } from "./subscriptions.ts";
import { tagOperations } from "./tags.ts";

export interface LogsOptions {
  /** Bytes of the largest event, its 26 of overhead included. @default 1048576 */
  largestEvent?: number;
  /** Names of log groups that are there from the start. @default none */
  groups?: readonly string[];
}

export interface Logs {
  readonly service: Service;
  events(group: string, stream?: string): StoredEvent[];
}

/** CloudWatch Logs of one account in one Region. */
export function createLogs(
  { region, account, keyring }: { region: string; account: string; keyring: Keyring },
  { largestEvent = 1_048_576, groups = [] }: LogsOptions = {},
): Logs {
  const store = createStore(region, account);
  const operations: Service["operations"] = {
    ...groupOperations(store, keyring),
    ...tagOperations(store),
    ...streamOperations(store),
    ...putOperations(store, largestEvent),
    ...readOperations(store),
    ...protectionOperations(store),
    ...subscriptionOperations(store),
  };
  for (const logGroupName of groups) {
    operations.CreateLogGroup!({ logGroupName }, { accessKeyId: "", now: Date.now() });
  }
  return {
    service: { signingName: "logs", operations },
    events(group, stream) {
      const streams = [...(store.groups.get(group)?.streams.values() ?? [])];
      const events = streams.filter(({ name }) => (stream ?? name) === name).flatMap((one) => one.events);
      return events.sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
    },
  };
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { createFaults, type FaultOptions } from "./faults.ts";
import { createKms } from "./kms/service.ts";
import { listen } from "./listener.ts";
import { createLogs, type LogsOptions } from "./logs/service.ts";
import type { StoredEvent } from "./logs/store.ts";
import type { Input, Service } from "./service.ts";
import { ServiceError } from "./service-error.ts";
import { readSignature } from "./signature.ts";
import { parseBody, readBody, readTarget, replyWith, replyWithError } from "./wire.ts";

export interface AwsLocalOptions extends LogsOptions {
  /** @default 0: one that is free */
  port?: number;
  /** @default "us-east-1" */
  region?: string;
  /** Twelve digits. @default "111122223333" */
  account?: string;
  /** The clock that the ages of events are told by, in milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** Of the numbers that say which calls a fault with a `share` meets. @default 1 */
  seed?: number;
}

/** Credentials that this server takes: it takes all that are well-formed. */
export interface LocalCredentials {
  accessKeyId: string;
  secretAccessKey: string;
}

export interface AwsLocal {
  readonly url: string;
  readonly region: string;
  readonly credentials: LocalCredentials;
  /** For a client's constructor: endpoint, region and credentials. */
  readonly client: { endpoint: string; region: string; credentials: LocalCredentials };
  /** Credentials of another role, whose calls a fault can meet apart. */
  credentialsOf(role: string): LocalCredentials;
  /** What is stored, in the order in which it came, of one stream or all of a group. */
  events(group: string, stream?: string): StoredEvent[];
  /** Calls that came in, those that met a fault included, by operation. */
  calls(): Record<string, number>;
  /** Starts a fault; the result ends it, and resolves once that is so. */
  fault(options: FaultOptions): () => Promise<void>;
  /** Ends all faults. */
  clearFaults(): Promise<void>;
  close(): Promise<void>;
}

/** The log group that a call names, or its ARN. */
function groupOf({ logGroupName, logGroupIdentifier, resourceArn, resourceIdentifier }: Input): string | undefined {
  const named = logGroupName ?? logGroupIdentifier ?? resourceArn ?? resourceIdentifier;
  return typeof named === "string"
    ? named.replace(/^arn:aws:logs:[^:]*:\d*:log-group:/, "").replace(/:\*$/, "")
    : undefined;
}

/** Starts CloudWatch Logs and KMS on 127.0.0.1. What is stored is in memory, and gone with the process. */
export async function startAwsLocal(options: AwsLocalOptions = {}): Promise<AwsLocal> {
  const { region = "us-east-1", account = "111122223333", now = Date.now, seed = 1 } = options;
  const kms = createKms({ region, account });
  const logs = createLogs({ region, account, keyring: kms.keyring }, options);
  const services = new Map<string, Service>([
    ["Logs_20140328", logs.service],
    ["TrentService", kms.service],
  ]);
  const faults = createFaults(seed);
  const counts = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  const absences = new Set<() => Promise<void>>();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request);
    const [name, operation] = readTarget(request);
    const service = services.get(name);
    if (service === undefined || !Object.hasOwn(service.operations, operation)) {
      throw new ServiceError("UnknownOperationException", "");
    }
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    const accessKeyId = readSignature(request.headers, service.signingName, region);
    const input = parseBody(body);
    const met = faults.meet(operation, accessKeyId, Date.now(), groupOf(input));
    if (met.delayMs > 0) await wait(met.delayMs, undefined, { ref: false });
    if (met.error !== undefined) throw met.error;
    const output = await service.operations[operation]!(input, { accessKeyId, now: now() });
    if (met.lostReply) response.destroy();
    else replyWith(response, output);
  };

  const listener = await listen(options.port ?? 0, (request, response) => {
    answer(request, response).catch((error) => replyWithError(response, error));
  });
  const url = `http://127.0.0.1:${listener.port}`;
  const credentialsOf = (role: string) => ({
    accessKeyId: `AKIA${Buffer.from(role).toString("hex").toUpperCase().padEnd(16, "0")}`,
    secretAccessKey: `not-a-secret-${role}`,
  });
  const credentials = credentialsOf("default");

  const refuse = (durationMs: number | undefined) => {
    const back = listener.away();
    absences.add(back);
    const end = () => {
      absences.delete(back);
      if (timer !== undefined) timers.delete(timer);
      clearTimeout(timer);
      return back();
    };
    const timer = durationMs === undefined ? undefined : setTimeout(end, durationMs);
    if (timer !== undefined) timers.add(timer);
    return end;
  };

  return {
    url,
    region,
    credentials,
    client: { endpoint: url, region, credentials },
    credentialsOf,
    events: logs.events,
    calls: () => Object.fromEntries(counts),
    fault(fault) {
      if (fault.kind === "refuse") return refuse(fault.durationMs);
      const end = faults.add(fault);
      return async () => end();
    },
    async clearFaults() {
      faults.clear();
      await Promise.all([...absences].map((back) => back()));
      absences.clear();
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      await listener.close();
    },
  };
}

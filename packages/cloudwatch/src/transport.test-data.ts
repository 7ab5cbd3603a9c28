import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { type AwsLocal, type AwsLocalOptions, startAwsLocal } from "@philog/aws-local";
import { type DataKeys, secretDataKeys } from "@philog/core";
import { afterEach } from "vitest";
import type { CloudWatch } from "./cloud-watch.ts";
import { createCloudWatch, type Seams } from "./create-cloud-watch.ts";
import type { Problem } from "./errors.ts";
import type { Loss } from "./life/losses.ts";
import type { CloudWatchOptions } from "./options.ts";

export const dataKeys: DataKeys = secretDataKeys({
  current: { id: "k1", secret: "x6v8Ek2M0WoRThHa1TaStVukhqeQ1bmRWyNvbrp1GWk=" },
});

export interface Made {
  cloudWatch: CloudWatch;
  problems: Problem[];
  losses: Loss[];
}

/** A service on loopback with the group `g`, and transports to it; all is closed and removed after the test. */
export function createBench() {
  const closers: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  return {
    onEnd: (close: () => unknown) => void closers.push(close),
    folder() {
      const path = mkdtempSync(join(tmpdir(), "philog-spool-"));
      closers.push(() => rmSync(path, { recursive: true, force: true }));
      return path;
    },
    async start(
      options?: AwsLocalOptions & { kmsKeyId?: string; retentionDays?: number; tags?: Record<string, string> },
    ) {
      const { kmsKeyId, retentionDays, tags, ...own } = options ?? {};
      const local = await startAwsLocal(own);
      closers.push(() => local.close());
      const client = new CloudWatchLogsClient(local.client);
      closers.push(() => client.destroy());
      const group = { logGroupName: "g" };
      await client.send(new CreateLogGroupCommand({ ...group, kmsKeyId, tags }));
      if (retentionDays) await client.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: retentionDays }));
      return { local, client };
    },
    make(local: AwsLocal, options: Partial<CloudWatchOptions> = {}, seams?: Seams): Made {
      const problems: Problem[] = [];
      const losses: Loss[] = [];
      const cloudWatch = createCloudWatch(
        {
          group: "g",
          stream: "test",
          aws: local.client,
          expect: { kmsKey: false, retentionDays: false },
          lingerMs: 20,
          startLine: false,
          onProblem: (problem) => problems.push(problem),
          onLoss: (loss) => losses.push(loss),
          ...options,
        },
        seams,
      );
      closers.push(() => cloudWatch.close({ timeoutMs: 0 }));
      return { cloudWatch, problems, losses };
    },
  };
}

/** What is stored as a reader sees it: by time, and of one millisecond as it came in. */
export function inOrder(local: AwsLocal, stream?: string): string[] {
  return [...local.events("g", stream)].sort((a, b) => a.timestamp - b.timestamp).map(({ message }) => message);
}

/** The numbers of stored events in the order of a reader, duplicates left out and counted. */
export function numbersOf(messages: readonly string[]): { numbers: number[]; duplicates: number } {
  const seen = new Set<string>();
  const numbers: number[] = [];
  for (const message of messages) {
    const [, stream, number] =
      /"?philogStream"?[:=]"?(\w+)"?,? ?"?philogSeq"?[:=](\d+)(?:,"philogTime":"[^"]+")?}?$/.exec(message)!;
    if (seen.has(`${stream} ${number}`)) continue;
    seen.add(`${stream} ${number}`);
    numbers.push(Number(number));
  }
  return { numbers, duplicates: messages.length - numbers.length };
}

/** 1 to `count`. */
export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Resolves when a condition holds; rejects with the test's own time limit otherwise. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Writes lines in bursts, each in a turn of its own. */
export async function write(cloudWatch: Pick<CloudWatch, "write">, count: number, each = 100): Promise<void> {
  for (let index = 0; index < count; index++) {
    cloudWatch.write(JSON.stringify({ level: 30, index, msg: "visit moved" }));
    if (index % each === each - 1) await new Promise(setImmediate);
  }
}

export const spoolIn = (directory: string) => ({ directory, dataKeys });
export const filesIn = (folder: string) => readdirSync(folder, { recursive: true }).map(String);
export const segmentsIn = (folder: string) => filesIn(folder).filter((name) => name.endsWith(".seg"));

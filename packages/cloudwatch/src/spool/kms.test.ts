import {
  CreateKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import type { AwsLocalOptions } from "@philog/aws-local";
import { type KmsDataKeysOptions, kmsDataKeys } from "@philog/kms";
import { describe, expect, test } from "vitest";
import { createBench, inOrder, numbersOf, segmentsIn, until, upTo, write } from "../transport.test-data.ts";

const bench = createBench();

/** Logs and KMS of one account on loopback, and keys that are asked for anew for each segment. */
async function start(options?: AwsLocalOptions) {
  const { local } = await bench.start(options);
  const kms = new KMSClient({ ...local.client, maxAttempts: 1 });
  bench.onEnd(() => kms.destroy());
  const keyId = (await kms.send(new CreateKeyCommand({}))).KeyMetadata!.Arn!;
  const keysOf = (own: Partial<KmsDataKeysOptions> = {}) =>
    kmsDataKeys({ keyId, client: local.client, maxUses: 1, graceMs: 0, retryMs: 1, ...own });
  const folder = bench.folder();
  const spool = (own?: Partial<KmsDataKeysOptions>) => ({ directory: folder, dataKeys: keysOf(own) });
  return { local, kms, keyId, folder, spool, KeyId: keyId };
}
const codesOf = (problems: readonly { code: string }[]) => [...new Set(problems.map(({ code }) => code))];

/** About 4 MiB to the segment: each 500 lines of 10 KB need another. */
async function fill(cloudWatch: { write(line: string): boolean }, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    cloudWatch.write(JSON.stringify({ index, msg: "x".repeat(10_000) }));
    if (index % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

describe("a spool whose keys KMS holds", () => {
  test("goes on under the last key while KMS has the key disabled, and takes another once it is back", async () => {
    const { local, kms, KeyId, folder, spool } = await start();
    const back = local.fault({ kind: "denied", operation: "PutLogEvents" });
    const { cloudWatch, problems } = bench.make(local, { spool: spool() });
    await fill(cloudWatch, 500);
    await kms.send(new DisableKeyCommand({ KeyId }));
    await fill(cloudWatch, 1_000);
    cloudWatch.flushSync();
    expect(codesOf(problems)).toContain("PHILOG_CLOUDWATCH_NO_KEY");
    expect(cloudWatch.stats()).toMatchObject({ accepted: 1_500, lost: 0 });
    const during = segmentsIn(folder).length;
    await kms.send(new EnableKeyCommand({ KeyId }));
    await until(() => {
      cloudWatch.write("x".repeat(10_000));
      cloudWatch.flushSync();
      return segmentsIn(folder).length > during;
    });
    await back();
    expect(await cloudWatch.flush()).toBe(true);
    const { numbers, duplicates } = numbersOf(inOrder(local));
    expect([numbers, duplicates]).toEqual([upTo(numbers.length), 0]);
    expect(cloudWatch.stats()).toMatchObject({ lost: 0, waiting: 0 });
  });

  test.each([
    ["is not there yet", "unavailable", "PHILOG_KMS_UNAVAILABLE"],
    ["throttles", "throttle", "PHILOG_KMS_UNAVAILABLE"],
    ["denies", "denied", "PHILOG_KMS_DENIED"],
  ] as const)("that %s at the start: lines are in memory and sent, and on disk once it is there", async (...row) => {
    const [, kind, detail] = row;
    const { local, folder, spool } = await start();
    const back = local.fault({ kind, operation: "GenerateDataKey" });
    const { cloudWatch, problems } = bench.make(local, { spool: spool() });
    await write(cloudWatch, 100);
    expect(await cloudWatch.flush()).toBe(true);
    await until(() => problems.length > 0);
    expect(problems).toMatchObject([{ code: "PHILOG_CLOUDWATCH_NO_KEY", detail }]);
    const outage = local.fault({ kind: "denied", operation: "PutLogEvents" });
    await write(cloudWatch, 100);
    cloudWatch.flushSync();
    expect(segmentsIn(folder)).toEqual([]);
    await back();
    await until(() => segmentsIn(folder).length > 0);
    await outage();
    expect(await cloudWatch.flush()).toBe(true);
    expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(200), duplicates: 0 });
  });

  test.each([
    ["disabled", (KeyId: string) => new DisableKeyCommand({ KeyId })],
    ["to be deleted", (KeyId: string) => new ScheduleKeyDeletionCommand({ KeyId })],
  ] as const)("that is left under a key that is %s is kept and said at each start", async (_name, command) => {
    const { local, kms, KeyId, folder, spool } = await start();
    local.fault({ kind: "denied", operation: "PutLogEvents" });
    const first = bench.make(local, { spool: spool() });
    await until(() => first.cloudWatch.stats().group === "verified");
    await write(first.cloudWatch, 50);
    expect(await first.cloudWatch.close({ timeoutMs: 20 })).toEqual({ left: 50, lost: 0 });
    const there = segmentsIn(folder).length;
    await kms.send(command(KeyId) as DisableKeyCommand);
    for (let restart = 0; restart < 2; restart++) {
      const next = bench.make(local, { spool: spool() });
      await until(() => codesOf(next.problems).includes("PHILOG_CLOUDWATCH_SEGMENT_KEY"));
      await next.cloudWatch.close({ timeoutMs: 20 });
      expect(segmentsIn(folder)).toHaveLength(there);
    }
    expect(inOrder(local)).toEqual([]);
  });

  test("that is left is sent within a minute when its key comes back, without a restart", async () => {
    const { local, kms, KeyId, folder, spool } = await start();
    const back = local.fault({ kind: "denied", operation: "PutLogEvents" });
    const first = bench.make(local, { spool: spool() });
    await write(first.cloudWatch, 50);
    await first.cloudWatch.close({ timeoutMs: 20 });
    await kms.send(new DisableKeyCommand({ KeyId }));
    let ahead = 0;
    const second = bench.make(local, { spool: spool() }, { now: () => Date.now() + ahead });
    await until(() => codesOf(second.problems).includes("PHILOG_CLOUDWATCH_SEGMENT_KEY"));
    // A call that the end has cut off has been answered by now.
    await back();
    await kms.send(new EnableKeyCommand({ KeyId }));
    ahead = 61_000;
    await until(() => inOrder(local).length === 50);
    expect(numbersOf(inOrder(local, first.cloudWatch.logStream))).toEqual({ numbers: upTo(50), duplicates: 0 });
    await second.cloudWatch.close();
    expect(segmentsIn(folder)).toEqual([]);
  });

  test.each([
    ["is of another Region", (arn: string) => arn.replace("us-east-1", "eu-west-1")],
    ["is not there", (arn: string) => arn.replace(/[^/]+$/, "00000000-0000-0000-0000-000000000000")],
  ])("under a key that %s: nothing is on disk, it is said, and lines are sent from memory", async (_name, change) => {
    const { local, keyId, folder, spool } = await start();
    const { cloudWatch, problems } = bench.make(local, { spool: spool({ keyId: change(keyId) }) });
    await write(cloudWatch, 20);
    expect(await cloudWatch.flush()).toBe(true);
    expect(codesOf(problems)).toEqual(["PHILOG_CLOUDWATCH_NO_KEY"]);
    expect(problems[0]!.detail).toMatch(/^PHILOG_KMS_[A-Z_]+$/);
    expect(segmentsIn(folder)).toEqual([]);
    expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(20), duplicates: 0 });
  });
});

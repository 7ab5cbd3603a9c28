import {
  AssociateKmsKeyCommand,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  type DescribeLogGroupsCommandInput,
  DescribeLogStreamsCommand,
  DisassociateKmsKeyCommand,
  ListTagsForResourceCommand,
  PutAccountPolicyCommand,
  PutLogEventsCommand,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
  paginateDescribeLogGroups,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateKeyCommand, DisableKeyCommand } from "@aws-sdk/client-kms";
import { describe, expect, it } from "vitest";
import { createBench, refusal } from "../local.test-data.ts";

const { start, startLogs, logsOf, kmsOf } = createBench();

describe("log groups", () => {
  it("are described as they were made", async () => {
    const local = await start({ account: "444455556666", region: "eu-central-1" });
    const logs = logsOf(local);
    const { KeyMetadata: key } = await kmsOf(local).send(new CreateKeyCommand({}));
    await logs.send(
      new CreateLogGroupCommand({
        logGroupName: "/clinic/operations",
        kmsKeyId: key!.Arn,
        tags: { DataOwner: "records" },
        deletionProtectionEnabled: true,
      }),
    );
    await logs.send(new PutRetentionPolicyCommand({ logGroupName: "/clinic/operations", retentionInDays: 2192 }));
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: "/clinic" }));
    expect(logGroups).toEqual([
      {
        logGroupName: "/clinic/operations",
        arn: "arn:aws:logs:eu-central-1:444455556666:log-group:/clinic/operations:*",
        logGroupArn: "arn:aws:logs:eu-central-1:444455556666:log-group:/clinic/operations",
        kmsKeyId: key!.Arn,
        retentionInDays: 2192,
        deletionProtectionEnabled: true,
        logGroupClass: "STANDARD",
        creationTime: expect.any(Number),
        metricFilterCount: 0,
        storedBytes: 0,
      },
    ]);
  });

  it("come in pages of at most 50, by name", async () => {
    const { logs } = await startLogs();
    for (let i = 119; i >= 0; i--) {
      await logs.send(new CreateLogGroupCommand({ logGroupName: `p/${String(i).padStart(3, "0")}` }));
    }
    const sizes: number[] = [];
    const names: (string | undefined)[] = [];
    for await (const { logGroups } of paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: "p/" })) {
      sizes.push(logGroups!.length);
      names.push(...logGroups!.map(({ logGroupName }) => logGroupName));
    }
    expect(sizes).toEqual([50, 50, 20]);
    expect(names).toEqual([...names].sort());
    expect((await refusal(logs.send(new DescribeLogGroupsCommand({ limit: 51 })))).message).toContain(
      "Member must have value less than or equal to 50",
    );
    expect((await refusal(logs.send(new DescribeLogGroupsCommand({ nextToken: "of another" })))).name).toBe(
      "InvalidParameterException",
    );
  });

  it("are found by pattern, class and identifiers", async () => {
    const { logs } = await startLogs();
    await logs.send(new CreateLogGroupCommand({ logGroupName: "Audit/One", logGroupClass: "INFREQUENT_ACCESS" }));
    const names = async (input: DescribeLogGroupsCommandInput) =>
      (await logs.send(new DescribeLogGroupsCommand(input))).logGroups!.map(({ logGroupName }) => logGroupName);
    expect(await names({ logGroupNamePattern: "AUDIT" })).toEqual(["Audit/One"]);
    expect(await names({ logGroupClass: "STANDARD" })).toEqual(["g"]);
    const arn = "arn:aws:logs:us-east-1:111122223333:log-group:g:*";
    expect(await names({ logGroupIdentifiers: [arn] })).toEqual(["g"]);
    const both = new DescribeLogGroupsCommand({ logGroupNamePrefix: "g", logGroupNamePattern: "g" });
    expect((await refusal(logs.send(both))).message).toContain("mutually exclusive");
  });

  it("are refused with a name that is taken or cannot be, a bad class and too many tags", async () => {
    const { logs } = await startLogs();
    const create = (logGroupName: string, more?: object) =>
      refusal(logs.send(new CreateLogGroupCommand({ logGroupName, ...more })));
    expect(await create("g")).toMatchObject({
      name: "ResourceAlreadyExistsException",
      message: "The specified log group already exists",
    });
    expect((await create("a:b")).name).toBe("InvalidParameterException");
    expect((await create("x".repeat(513))).message).toContain("less than or equal to 512");
    expect((await create("c", { logGroupClass: "COLD" })).message).toContain("enum value set");
    const tags = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, "v"]));
    expect((await create("t", { tags })).name).toBe("InvalidParameterException");
  });

  it("that are protected are not deleted until they are no more", async () => {
    const { logs } = await startLogs();
    const protect = (deletionProtectionEnabled: boolean) =>
      logs.send(new PutLogGroupDeletionProtectionCommand({ logGroupIdentifier: "g", deletionProtectionEnabled }));
    const remove = () => logs.send(new DeleteLogGroupCommand({ logGroupName: "g" }));
    await protect(true);
    expect((await refusal(remove())).name).toBe("ValidationException");
    await protect(false);
    await remove();
    expect((await refusal(remove())).name).toBe("ResourceNotFoundException");
  });
});

describe("retention", () => {
  it("takes the service's values and no others", async () => {
    const { logs } = await startLogs();
    const put = (retentionInDays: number) =>
      logs.send(new PutRetentionPolicyCommand({ logGroupName: "g", retentionInDays }));
    const days = [
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ];
    for (const value of days) await put(value);
    for (const value of [0, 2, 42, 2190, 3654]) {
      expect(await refusal(put(value))).toMatchObject({ name: "InvalidParameterException" });
    }
  });

  const daysOf = async (logs: ReturnType<typeof logsOf>) => {
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
    return logGroups!.map(({ retentionInDays, retentionPolicyName }) => [retentionInDays, retentionPolicyName]);
  };

  it("can be taken away", async () => {
    const { logs } = await startLogs();
    await logs.send(new PutRetentionPolicyCommand({ logGroupName: "g", retentionInDays: 90 }));
    expect(await daysOf(logs)).toEqual([[90, undefined]]);
    await logs.send(new DeleteRetentionPolicyCommand({ logGroupName: "g" }));
    expect(await daysOf(logs)).toEqual([[undefined, undefined]]);
  });

  it("of the account goes before the group's own, for new groups or all", async () => {
    let now = Date.now();
    const { logs } = await startLogs({ now: () => now++ });
    await logs.send(new PutRetentionPolicyCommand({ logGroupName: "g", retentionInDays: 7 }));
    const put = (policy: object) =>
      logs.send(
        new PutAccountPolicyCommand({
          policyName: "keep",
          policyType: "RETENTION_POLICY",
          policyDocument: JSON.stringify(policy),
        }),
      );
    await put({ retentionInDays: 400, enforcementMode: "NEW_ONLY" });
    await logs.send(new CreateLogGroupCommand({ logGroupName: "new" }));
    expect(await daysOf(logs)).toEqual([
      [7, undefined],
      [400, "keep"],
    ]);
    await put({ retentionInDays: "NEVER_EXPIRE", enforcementMode: "RETROACTIVE" });
    expect(await daysOf(logs)).toEqual([
      [undefined, "keep"],
      [undefined, "keep"],
    ]);
    expect((await refusal(put({ retentionInDays: 14, enforcementMode: "NEW_ONLY" }))).name).toBe(
      "InvalidParameterException",
    );
    expect((await refusal(put({ retentionInDays: 30 }))).message).toContain("enforcementMode");
  });
});

describe("the key of a group", () => {
  it("is a symmetric key of this Region that is enabled, by its ARN", async () => {
    const { local, logs } = await startLogs();
    const kms = kmsOf(local);
    const create = async (input: ConstructorParameters<typeof CreateKeyCommand>[0] = {}) =>
      (await kms.send(new CreateKeyCommand(input))).KeyMetadata!;
    const good = await create();
    const associate = (kmsKeyId: string) => logs.send(new AssociateKmsKeyCommand({ logGroupName: "g", kmsKeyId }));
    await associate(good.Arn!);
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
    expect(logGroups![0]!.kmsKeyId).toBe(good.Arn);
    const hmac = await create({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" });
    const other = good.Arn!.replace("us-east-1", "us-west-2");
    for (const kmsKeyId of [good.KeyId!, other, hmac.Arn!]) {
      expect(await refusal(associate(kmsKeyId))).toMatchObject({
        name: "InvalidParameterException",
        message: "The specified KMS Key Id could not be found.",
      });
    }
    await kms.send(new DisableKeyCommand({ KeyId: good.KeyId }));
    expect((await refusal(associate(good.Arn!))).name).toBe("InvalidParameterException");
    const arn = "arn:aws:logs:us-east-1:111122223333:log-group:g";
    await logs.send(new DisassociateKmsKeyCommand({ resourceIdentifier: arn }));
    expect((await logs.send(new DescribeLogGroupsCommand({}))).logGroups![0]!.kmsKeyId).toBeUndefined();
  });
});

describe("tags", () => {
  const resourceArn = "arn:aws:logs:us-east-1:111122223333:log-group:g";

  it("are set, listed and taken away by the group's ARN", async () => {
    const { logs } = await startLogs();
    await logs.send(new TagResourceCommand({ resourceArn, tags: { DataOwner: "records", Stage: "test" } }));
    await logs.send(new UntagResourceCommand({ resourceArn, tagKeys: ["Stage", "none"] }));
    const { tags } = await logs.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toEqual({ DataOwner: "records" });
  });

  it("are at most 50, of a resource that exists", async () => {
    const { logs } = await startLogs();
    const tags = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, "v"]));
    expect((await refusal(logs.send(new TagResourceCommand({ resourceArn, tags })))).name).toBe("TooManyTagsException");
    for (const arn of [`${resourceArn}x`, "arn:aws:logs:eu-west-1:111122223333:log-group:g"]) {
      const call = logs.send(new ListTagsForResourceCommand({ resourceArn: arn }));
      expect((await refusal(call)).name).toBe("ResourceNotFoundException");
    }
  });
});

describe("log streams", () => {
  it("are listed by name or by their last event", async () => {
    const { logs } = await startLogs();
    for (const name of ["b", "a"]) {
      await logs.send(new CreateLogStreamCommand({ logGroupName: "g", logStreamName: name }));
    }
    const now = Date.now();
    const event = (logStreamName: string, timestamp: number) =>
      logs.send(
        new PutLogEventsCommand({ logGroupName: "g", logStreamName, logEvents: [{ timestamp, message: "m" }] }),
      );
    await event("a", now);
    await event("b", now - 5);
    await event("b", now - 9);
    const list = async (input?: object) =>
      (await logs.send(new DescribeLogStreamsCommand({ logGroupName: "g", ...input }))).logStreams!;
    expect((await list()).map(({ logStreamName }) => logStreamName)).toEqual(["a", "b", "s"]);
    const recent = await list({ orderBy: "LastEventTime", descending: true });
    expect(recent.map(({ logStreamName }) => logStreamName)).toEqual(["a", "b", "s"]);
    expect(recent[1]).toMatchObject({
      arn: "arn:aws:logs:us-east-1:111122223333:log-group:g:log-stream:b",
      firstEventTimestamp: now - 9,
      lastEventTimestamp: now - 5,
    });
    expect(await list({ logStreamNamePrefix: "s" })).toHaveLength(1);
    expect((await refusal(list({ logStreamNamePrefix: "s", orderBy: "LastEventTime" }))).name).toBe(
      "InvalidParameterException",
    );
    expect((await refusal(list({ logGroupIdentifier: "g" }))).message).toContain("and not both");
  });

  it("are refused twice, and can be deleted", async () => {
    const { logs } = await startLogs();
    const names = { logGroupName: "g", logStreamName: "s" };
    expect((await refusal(logs.send(new CreateLogStreamCommand(names)))).name).toBe("ResourceAlreadyExistsException");
    await logs.send(new DeleteLogStreamCommand(names));
    expect((await refusal(logs.send(new DeleteLogStreamCommand(names)))).name).toBe("ResourceNotFoundException");
  });
});

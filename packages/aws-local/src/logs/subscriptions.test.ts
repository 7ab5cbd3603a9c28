import {
  CreateLogGroupCommand,
  DeleteLogStreamCommand,
  DeleteSubscriptionFilterCommand,
  DescribeLogGroupsCommand,
  DescribeSubscriptionFiltersCommand,
  PutAccountPolicyCommand,
  PutLogEventsCommand,
  PutSubscriptionFilterCommand,
  type PutSubscriptionFilterCommandInput,
} from "@aws-sdk/client-cloudwatch-logs";
import { describe, expect, it } from "vitest";
import { createBench, refusal } from "../local.test-data.ts";

const { start, startLogs, logsOf } = createBench();

const lambda = "arn:aws:lambda:us-east-1:111122223333:function:index-visits";
const stream = "arn:aws:kinesis:us-east-1:111122223333:stream/visits";

async function startFilters() {
  const { logs } = await startLogs();
  const put = (filterName: string, more: Partial<PutSubscriptionFilterCommandInput> = {}) =>
    logs.send(
      new PutSubscriptionFilterCommand({
        logGroupName: "g",
        filterName,
        filterPattern: "",
        destinationArn: lambda,
        ...more,
      }),
    );
  const list = async (more: object = {}) =>
    (await logs.send(new DescribeSubscriptionFiltersCommand({ logGroupName: "g", ...more }))).subscriptionFilters!;
  return { logs, put, list };
}

describe("subscription filters", () => {
  it("are described as they were put, by name", async () => {
    const { put, list } = await startFilters();
    expect(await list()).toEqual([]);
    await put("to-search");
    await put("to-archive", {
      destinationArn: stream,
      roleArn: "arn:aws:iam::111122223333:role/r",
      distribution: "Random",
    });
    expect(await list()).toEqual([
      {
        filterName: "to-archive",
        logGroupName: "g",
        filterPattern: "",
        destinationArn: stream,
        roleArn: "arn:aws:iam::111122223333:role/r",
        distribution: "Random",
        creationTime: expect.any(Number),
      },
      expect.objectContaining({ filterName: "to-search", distribution: "ByLogStream" }),
    ]);
    expect(await list({ filterNamePrefix: "to-s" })).toHaveLength(1);
  });

  it("are at most two of a group; one that is there is replaced", async () => {
    const { put, list } = await startFilters();
    await put("a");
    await put("b");
    expect((await refusal(put("c"))).name).toBe("LimitExceededException");
    await put("b", { filterPattern: "error" });
    expect((await list()).map(({ filterPattern }) => filterPattern)).toEqual(["", "error"]);
  });

  it("need a destination, and a role for a stream", async () => {
    const { put } = await startFilters();
    for (const more of [{ destinationArn: "visits" }, { destinationArn: stream }, { filterPattern: "{ $.a = 1 }" }]) {
      expect((await refusal(put("a", more))).name).toBe("InvalidParameterException");
    }
    const distribution = "ByHost" as "Random";
    expect((await refusal(put("a", { distribution }))).message).toContain("[Random, ByLogStream]");
    expect((await refusal(put("a", { logGroupName: "none" }))).name).toBe("ResourceNotFoundException");
  });

  it("are taken away by name", async () => {
    const { logs, put, list } = await startFilters();
    await put("a");
    const remove = () => logs.send(new DeleteSubscriptionFilterCommand({ logGroupName: "g", filterName: "a" }));
    await remove();
    expect(await list()).toEqual([]);
    expect((await refusal(remove())).name).toBe("ResourceNotFoundException");
  });
});

describe("log groups", () => {
  it("show how many bytes they store, with 26 for each event", async () => {
    const { logs } = await startLogs();
    const names = { logGroupName: "g", logStreamName: "s" };
    const logEvents = ["é", "ab"].map((message) => ({ message, timestamp: Date.now() }));
    await logs.send(new PutLogEventsCommand({ ...names, logEvents }));
    const storedBytes = async () => (await logs.send(new DescribeLogGroupsCommand({}))).logGroups![0]!.storedBytes;
    expect(await storedBytes()).toBe(56);
    await logs.send(new DeleteLogStreamCommand(names));
    expect(await storedBytes()).toBe(0);
  });

  it("are there from the start where they are named", async () => {
    const logs = logsOf(await start({ groups: ["/clinic/api", "/clinic/audit"] }));
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
    expect(logGroups!.map(({ logGroupName }) => logGroupName)).toEqual(["/clinic/api", "/clinic/audit"]);
    await expect(start({ groups: ["no name"] })).rejects.toThrow(/logGroupName/);
  });

  it("show that the account protects their data, where their class can be", async () => {
    const { logs } = await startLogs();
    await logs.send(new CreateLogGroupCommand({ logGroupName: "d", logGroupClass: "DELIVERY" }));
    const dataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"];
    await logs.send(
      new PutAccountPolicyCommand({
        policyName: "p",
        policyType: "DATA_PROTECTION_POLICY",
        policyDocument: JSON.stringify({
          Name: "p",
          Version: "2021-06-01",
          Statement: [
            { Sid: "audit", DataIdentifier: dataIdentifier, Operation: { Audit: { FindingsDestination: {} } } },
            { Sid: "redact", DataIdentifier: dataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
          ],
        }),
      }),
    );
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
    expect(logGroups!.map(({ inheritedProperties }) => inheritedProperties)).toEqual([
      undefined,
      ["ACCOUNT_DATA_PROTECTION"],
    ]);
  });
});

import { request as httpRequest } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import {
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  ListTagsForResourceCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { ListKeysCommand } from "@aws-sdk/client-kms";
import { describe, expect, it } from "vitest";
import { createBench, refusal } from "./local.test-data.ts";
import type { AwsLocal } from "./start-aws-local.ts";

const { start, startLogs, logsOf, kmsOf } = createBench();
const describeGroups = () => new DescribeLogGroupsCommand({});
const put = (message = "m") =>
  new PutLogEventsCommand({
    logGroupName: "g",
    logStreamName: "s",
    logEvents: [{ timestamp: Date.now(), message }],
  });

/** Sends a request as it is, and gives status and error code. */
const send = (local: AwsLocal, headers: Record<string, string>, body: string | Buffer = "{}", method = "POST") =>
  new Promise<{ status: number; code: string }>((resolve, reject) => {
    const request = httpRequest(local.url, { method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode!, code: JSON.parse(text).__type ?? "" }));
    });
    request.on("error", reject);
    request.end(body);
  });

const stamp = (at: number) => new Date(at).toISOString().replace(/[:-]|\.\d+/g, "");
const signed = ({ region = "us-east-1", service = "logs", at = Date.now(), names = "host;x-amz-date" } = {}) => ({
  "content-type": "application/x-amz-json-1.1",
  "x-amz-target": "Logs_20140328.DescribeLogGroups",
  "x-amz-date": stamp(at),
  authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE000000/${stamp(at).slice(0, 8)}/${region}/${service}/aws4_request, SignedHeaders=${names}, Signature=${"0".repeat(64)}`,
});

describe("a request", () => {
  it("is taken with a signature of the right form", async () => {
    expect(await send(await start(), signed())).toEqual({ status: 200, code: "" });
  });

  const { authorization: _, ...unsigned } = signed();
  it.each([
    ["without a signature", unsigned, "MissingAuthenticationTokenException"],
    ["with a bearer token", { ...unsigned, authorization: "Bearer abc" }, "IncompleteSignatureException"],
    ["without its date", { ...signed(), "x-amz-date": "today" }, "IncompleteSignatureException"],
    ["of another day", { ...signed(), "x-amz-date": "20200101T000000Z" }, "IncompleteSignatureException"],
    ["whose host is not signed", signed({ names: "x-amz-date" }), "InvalidSignatureException"],
    ["for another Region", signed({ region: "eu-west-1" }), "InvalidSignatureException"],
    ["for another service", signed({ service: "kms" }), "InvalidSignatureException"],
    ["of ten minutes ago", signed({ at: Date.now() - 600_000 }), "InvalidSignatureException"],
    ["of ten minutes ahead", signed({ at: Date.now() + 600_000 }), "InvalidSignatureException"],
  ])("is refused %s", async (_, headers, code) => {
    expect(await send(await start(), headers)).toEqual({ status: 400, code });
  });

  it.each([
    ["an operation that is not here", { "x-amz-target": "Logs_20140328.StartQuery" }],
    ["a name that every object has", { "x-amz-target": "Logs_20140328.constructor" }],
    ["a service that is not here", { "x-amz-target": "DynamoDB_20120810.PutItem" }],
    ["no target", { "x-amz-target": "" }],
    ["another protocol", { "content-type": "application/x-amz-cbor-1.1" }],
    ["a packed body", { "content-encoding": "gzip" }],
  ])("is refused for %s", async (_, headers) => {
    const answer = await send(await start(), { ...signed(), ...headers });
    expect(answer).toEqual({ status: 400, code: "UnknownOperationException" });
  });

  it.each(["{", "[]", "null", "7"])("is refused with the body %s", async (body) => {
    expect(await send(await start(), signed(), body)).toEqual({ status: 400, code: "SerializationException" });
  });

  it("is refused past 8 MiB, with status 413", async () => {
    const answer = await send(await start(), signed(), Buffer.alloc(8 * 1_048_576 + 1, 32));
    expect(answer).toEqual({ status: 413, code: "RequestEntityTooLargeException" });
  });

  it("is refused where members have another type", async () => {
    const local = await start();
    const members = [{ limit: "7" }, { logGroupNamePrefix: 7 }];
    for (const member of members) {
      expect(await send(local, signed(), JSON.stringify(member))).toMatchObject({ code: "SerializationException" });
    }
  });

  it("of the SDK names the operation that is not here", async () => {
    const call = kmsOf(await start()).send(new ListKeysCommand({}));
    expect((await refusal(call)).name).toBe("UnknownOperationException");
  });
});

describe("a fault", () => {
  it.each([
    ["throttle", "ThrottlingException", 400],
    ["unavailable", "ServiceUnavailableException", 503],
    ["internal", "InternalFailure", 500],
    ["denied", "AccessDeniedException", 400],
    ["expired-credentials", "ExpiredTokenException", 400],
    ["clock-skew", "InvalidSignatureException", 400],
  ] as const)("%s answers %s with status %d until it is ended", async (kind, name, status) => {
    const { local, logs } = await startLogs();
    const end = local.fault({ kind });
    expect(await refusal(logs.send(put()))).toMatchObject({ name, status });
    await end();
    await logs.send(put());
    expect(local.events("g")).toHaveLength(1);
  });

  it("meets one operation, or one role, and ends after some calls", async () => {
    const { local, logs } = await startLogs();
    const reader = local.credentialsOf("reader");
    const other = logsOf(local, { credentials: reader });
    local.fault({ kind: "denied", operation: "DescribeLogGroups", accessKeyId: reader.accessKeyId, times: 1 });
    await logs.send(describeGroups());
    await other.send(put());
    expect((await refusal(other.send(describeGroups()))).name).toBe("AccessDeniedException");
    await other.send(describeGroups());
  });

  it("meets calls that name one log group, by its name or its ARN", async () => {
    const { local, logs } = await startLogs();
    local.fault({ kind: "denied", group: "g" });
    const arn = "arn:aws:logs:us-east-1:111122223333:log-group:g";
    for (const call of [
      () => logs.send(put()),
      () => logs.send(new ListTagsForResourceCommand({ resourceArn: arn })),
      () => logs.send(new DescribeLogStreamsCommand({ logGroupIdentifier: `${arn}:*` })),
    ]) {
      expect((await refusal(call())).name).toBe("AccessDeniedException");
    }
    await logs.send(describeGroups());
    await logs.send(new CreateLogGroupCommand({ logGroupName: "g2" }));
  });

  it("ends by itself", async () => {
    const { local, logs } = await startLogs();
    local.fault({ kind: "throttle", durationMs: 500 });
    expect((await refusal(logs.send(put()))).name).toBe("ThrottlingException");
    await wait(520);
    await logs.send(put());
  });

  it("meets a share of the calls, the same ones with the same seed", async () => {
    const outcomes = async (seed: number) => {
      const { local, logs } = await startLogs({ seed });
      local.fault({ kind: "throttle", share: 0.3 });
      const results: boolean[] = [];
      for (let i = 0; i < 100; i++) {
        results.push(
          await logs.send(put()).then(
            () => true,
            () => false,
          ),
        );
      }
      return results;
    };
    const [one, again, other] = [await outcomes(1), await outcomes(1), await outcomes(2)];
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    const failed = one.filter((fine) => !fine).length;
    expect(failed).toBeGreaterThan(15);
    expect(failed).toBeLessThan(45);
  });

  it("slow: the answer comes late, and the events are stored", async () => {
    const { local, logs } = await startLogs();
    local.fault({ kind: "slow", delayMs: 500 });
    const call = logs.send(put());
    await wait(40);
    expect(local.events("g")).toHaveLength(0);
    await call;
    expect(local.events("g")).toHaveLength(1);
  });

  it("lost-reply: the events are stored, and the client is told nothing", async () => {
    const { local, logs } = await startLogs();
    const end = local.fault({ kind: "lost-reply" });
    expect((await refusal(logs.send(put("stored")))).message).toMatch(/socket hang up|ECONNRESET/);
    await end();
    await logs.send(put("again"));
    expect(local.events("g", "s").map(({ message }) => message)).toEqual(["stored", "again"]);
  });

  it("refuse: no connection until it ends, on the same port and with all that was stored", async () => {
    const { local, logs } = await startLogs();
    await logs.send(put("before"));
    const end = local.fault({ kind: "refuse" });
    await wait(20);
    expect((await refusal(logs.send(put()))).message).toContain("ECONNREFUSED");
    await end();
    await end();
    await logs.send(put("after"));
    expect(local.events("g").map(({ message }) => message)).toEqual(["before", "after"]);
  });

  it("refuse: ends by itself, and with all faults", async () => {
    const { local, logs } = await startLogs();
    const reached = () =>
      logs.send(describeGroups()).then(
        () => true,
        () => false,
      );
    local.fault({ kind: "refuse", durationMs: 600 });
    await wait(20);
    expect(await reached()).toBe(false);
    await expect.poll(reached).toBe(true);
    local.fault({ kind: "refuse" });
    local.fault({ kind: "throttle" });
    await local.clearFaults();
    expect(await reached()).toBe(true);
  });

  it("the SDK's own retries go through a short one", async () => {
    const { local } = await startLogs();
    const logs = logsOf(local, { maxAttempts: 4 });
    local.fault({ kind: "unavailable", times: 2 });
    await logs.send(put());
    expect(local.calls().PutLogEvents).toBe(3);
  });
});

describe("the server", () => {
  it("counts the calls that came in", async () => {
    const { local, logs } = await startLogs();
    await logs.send(new GetLogEventsCommand({ logGroupName: "g", logStreamName: "s" }));
    local.fault({ kind: "throttle", times: 1 });
    await refusal(logs.send(put()));
    expect(local.calls()).toEqual({ CreateLogGroup: 1, CreateLogStream: 1, GetLogEvents: 1, PutLogEvents: 1 });
  });

  it("listens on 127.0.0.1 alone, is reached by nothing once it is closed, and refuses a port that is taken", async () => {
    const local = await start();
    expect(local.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await expect(start({ port: Number(new URL(local.url).port) })).rejects.toThrow("EADDRINUSE");
    const logs = logsOf(local);
    local.fault({ kind: "refuse", durationMs: 60_000 });
    await local.close();
    await local.close();
    expect((await refusal(logs.send(describeGroups()))).message).toContain("ECONNREFUSED");
  });

  it("starts empty", async () => {
    const local = await start();
    expect(local.events("g")).toEqual([]);
    const { logGroups } = await logsOf(local).send(describeGroups());
    expect(logGroups).toEqual([]);
    await logsOf(local).send(new CreateLogGroupCommand({ logGroupName: "g" }));
    expect(local.events("g", "none")).toEqual([]);
  });
});

import {
  CreateLogStreamCommand,
  GetLogEventsCommand,
  type InputLogEvent,
  PutLogEventsCommand,
  type PutLogEventsCommandInput,
  type PutLogEventsCommandOutput,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createKms } from "../kms/service.ts";
import { createBench, refusal } from "../local.test-data.ts";
import { createLogs } from "./service.ts";

const { startLogs } = createBench();
const now = Date.UTC(2030, 4, 14, 9, 30, 12);
const hour = 3_600_000;
const day = 24 * hour;

const open = async () => {
  const { local, logs } = await startLogs({ now: () => now });
  const put = (logEvents: InputLogEvent[], more?: Partial<PutLogEventsCommandInput>) =>
    logs.send(new PutLogEventsCommand({ logGroupName: "g", logStreamName: "s", logEvents, ...more }));
  const at = (...ages: number[]) => ages.map((age, i) => ({ timestamp: now - age, message: `event ${i}` }));
  return { local, logs, put, at, stored: () => local.events("g").map(({ message }) => message) };
};

describe("PutLogEvents stores", () => {
  it("events in the order in which they came, with those of one millisecond as they were", async () => {
    const { logs, put, stored } = await open();
    await put([
      { timestamp: now, message: "first" },
      { timestamp: now, message: "second ✓ 診" },
      { timestamp: now + 1, message: "third" },
    ]);
    expect(stored()).toEqual(["first", "second ✓ 診", "third"]);
    const { events } = await logs.send(
      new GetLogEventsCommand({ logGroupName: "g", logStreamName: "s", startFromHead: true }),
    );
    expect(events!.map(({ message, timestamp, ingestionTime }) => [message, timestamp, ingestionTime])).toEqual([
      ["first", now, now],
      ["second ✓ 診", now, now],
      ["third", now + 1, now],
    ]);
  });

  it("the same batch twice, since there is no idempotency, and with any sequence token", async () => {
    const { put, at, stored } = await open();
    await put(at(0));
    const { nextSequenceToken } = await put(at(0), { sequenceToken: "of-another-call" });
    expect(nextSequenceToken).toMatch(/^\d{56}$/);
    expect(stored()).toHaveLength(2);
  });

  it("a batch of 10,000 events", async () => {
    const { put, at, stored } = await open();
    await put(at(...Array<number>(10_000).fill(0)));
    expect(stored()).toHaveLength(10_000);
  });

  it("the largest lone message: 1,048,550 bytes of UTF-8", async () => {
    const { put, stored } = await open();
    const message = `${"診".repeat(349_516)}ab`;
    expect(Buffer.byteLength(message)).toBe(1_048_550);
    await put([{ timestamp: now, message }]);
    expect(stored()).toEqual([message]);
  });
});

describe("PutLogEvents refuses the whole call for", () => {
  it("a message of one byte more", async () => {
    const { put, stored } = await open();
    const message = "診".repeat(349_517);
    expect(await refusal(put([{ timestamp: now, message }]))).toMatchObject({
      name: "InvalidParameterException",
      message: "Log event too large: 1048577 bytes exceeds limit of 1048576",
      status: 400,
    });
    expect(stored()).toEqual([]);
  });

  it("a batch of more than 1,048,576 bytes, counted in UTF-8 and 26 for each event", async () => {
    const { put } = await open();
    const half = { timestamp: now, message: "x".repeat(524_288 - 26) };
    await put([half, half]);
    expect(await refusal(put([half, { ...half, message: `${half.message}x` }]))).toMatchObject({
      name: "InvalidParameterException",
      message: "Upload too large: 1048577 bytes exceeds limit of 1048576",
    });
    const characters = { timestamp: now, message: "é".repeat(262_132) };
    expect((await refusal(put([half, characters]))).message).toContain("Upload too large: 1048578 bytes");
  });

  it("more than 10,000 events, and none", async () => {
    const { put, at } = await open();
    expect((await refusal(put(at(...Array<number>(10_001).fill(0))))).message).toContain(
      "at 'logEvents' failed to satisfy constraint: Member must have length less than or equal to 10000",
    );
    expect((await refusal(put([]))).message).toContain("Member must have length greater than or equal to 1");
  });

  it("events that are not in chronological order", async () => {
    const { put, at, stored } = await open();
    expect(await refusal(put(at(0, 1)))).toMatchObject({
      name: "InvalidParameterException",
      message: "Log events in a single PutLogEvents request must be in chronological order.",
    });
    expect(stored()).toEqual([]);
  });

  it("events that span more than 24 hours, where those count that are not rejected", async () => {
    const { put, at } = await open();
    await put(at(day, 0));
    expect((await refusal(put(at(day + 1, 0)))).message).toBe(
      "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.",
    );
    await put(at(15 * day, 0, -2 * hour - 1));
  });

  it("an empty message, a missing one and a time that is none", async () => {
    const { put } = await open();
    expect(await refusal(put([{ timestamp: now, message: "" }]))).toMatchObject({
      name: "InvalidParameterException",
      message:
        "1 validation error detected: Value '' at 'logEvents.1.member.message' failed to satisfy constraint: Member must have length greater than or equal to 1",
    });
    const missing = { timestamp: now } as InputLogEvent;
    expect((await refusal(put([missing]))).message).toContain("Value null at 'logEvents.1.member.message'");
    const bad = [-1, 1.5].map((timestamp) => refusal(put([{ timestamp, message: "m" }])));
    for (const { name } of await Promise.all(bad)) expect(name).toBe("InvalidParameterException");
  });

  it("a group or a stream that does not exist, and names that cannot be", async () => {
    const { put, at } = await open();
    expect(await refusal(put(at(0), { logGroupName: "none" }))).toMatchObject({
      name: "ResourceNotFoundException",
      message: "The specified log group does not exist.",
    });
    expect((await refusal(put(at(0), { logStreamName: "none" }))).message).toBe(
      "The specified log stream does not exist.",
    );
    expect((await refusal(put(at(0), { logGroupName: "a b" }))).message).toContain(
      "Member must satisfy regular expression pattern: [.\\-_/#A-Za-z0-9]+",
    );
    expect((await refusal(put(at(0), { logStreamName: "a:b" }))).name).toBe("InvalidParameterException");
  });
});

describe("PutLogEvents rejects single events with status 200:", () => {
  it("older than 14 days, more than 2 hours ahead", async () => {
    const { put, at, stored } = await open();
    const { rejectedLogEventsInfo, $metadata } = await put(
      at(14 * day + 2, 14 * day + 1, 14 * day, 13.5 * day, -2 * hour - 1, -3 * hour),
    );
    expect($metadata.httpStatusCode).toBe(200);
    expect(rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 2, tooNewLogEventStartIndex: 4 });
    expect(stored()).toEqual(["event 2", "event 3"]);
  });

  it("nothing within the window", async () => {
    const { put, at } = await open();
    expect((await put(at(14 * day))).rejectedLogEventsInfo).toBeUndefined();
    expect((await put(at(-2 * hour))).rejectedLogEventsInfo).toBeUndefined();
  });

  it("older than the group is kept", async () => {
    const { logs, put, at, stored } = await open();
    await logs.send(new PutRetentionPolicyCommand({ logGroupName: "g", retentionInDays: 3 }));
    const { rejectedLogEventsInfo } = await put(at(3 * day + 1, 3 * day));
    expect(rejectedLogEventsInfo).toEqual({ expiredLogEventEndIndex: 1 });
    expect(stored()).toEqual(["event 1"]);
  });
});

describe("the entity of a call", () => {
  const key = { Type: "Service", Name: "clinic-api" };
  it.each([
    ["taken", { keyAttributes: key, attributes: { zone: "a" } }, undefined],
    ["without a type", { keyAttributes: { Name: "clinic-api" } }, "MissingRequiredFields"],
    ["without attributes", {}, "MissingRequiredFields"],
    ["of an unknown type", { keyAttributes: { Type: "Ward" } }, "InvalidTypeValue"],
    ["with an unknown key attribute", { keyAttributes: { ...key, Ward: "4" } }, "InvalidKeyAttributes"],
    ["with a long value", { keyAttributes: { ...key, Name: "n".repeat(600) } }, "EntitySizeTooLarge"],
    ["with an empty name", { keyAttributes: key, attributes: { "": "x" } }, "InvalidEntity"],
    [
      "with 11 attributes",
      { keyAttributes: key, attributes: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`a${i}`, "x"])) },
      "InvalidAttributes",
    ],
  ])("%s: the events are kept", async (_, entity, errorType) => {
    const { put, at, stored } = await open();
    const { rejectedEntityInfo } = await put(at(0), { entity });
    expect(rejectedEntityInfo?.errorType).toBe(errorType);
    expect(stored()).toHaveLength(1);
  });
});

it("the limit of an event can be that of the past", async () => {
  const { logs } = await startLogs({ largestEvent: 262_144 });
  await logs.send(new CreateLogStreamCommand({ logGroupName: "g", logStreamName: "t" }));
  const logEvents = [{ timestamp: Date.now(), message: "x".repeat(262_119) }];
  const call = logs.send(new PutLogEventsCommand({ logGroupName: "g", logStreamName: "t", logEvents }));
  expect((await refusal(call)).message).toBe("Log event too large: 262145 bytes exceeds limit of 262144");
});

it("what is stored and what is rejected make up every batch that is taken", () => {
  const age = fc.integer({ min: -3 * hour, max: 15 * day });
  const batch = fc.array(age, { minLength: 1, maxLength: 40 });
  const retention = fc.constantFrom(undefined, 1, 3, 30);
  let taken = 0;
  fc.assert(
    fc.property(batch, retention, (ages, retentionInDays) => {
      const { keyring } = createKms({ region: "us-east-1", account: "111122223333" });
      const logs = createLogs({ region: "us-east-1", account: "111122223333", keyring });
      const names = { logGroupName: "g", logStreamName: "s" };
      const call = (operation: string, input: object) =>
        logs.service.operations[operation]!({ ...names, ...input }, { accessKeyId: "AKIDEXAMPLE000000", now });
      call("CreateLogGroup", {});
      call("CreateLogStream", {});
      if (retentionInDays !== undefined) call("PutRetentionPolicy", { retentionInDays });
      const sorted = ages.sort((a, b) => b - a);
      const kept = sorted.filter((one) => one >= -2 * hour && one <= Math.min(14, retentionInDays ?? 14) * day);
      const spans = kept.length > 0 && kept[0]! - kept.at(-1)! > day;
      const put = () =>
        call("PutLogEvents", { logEvents: sorted.map((one) => ({ timestamp: now - one, message: "m" })) });
      if (spans) {
        expect(put).toThrow("24 hours");
        expect(logs.events("g")).toEqual([]);
        return;
      }
      const { rejectedLogEventsInfo = {} } = put() as PutLogEventsCommandOutput;
      const { tooOldLogEventEndIndex: old = 0, expiredLogEventEndIndex: expired = 0 } = rejectedLogEventsInfo;
      const { tooNewLogEventStartIndex: tooNew = sorted.length } = rejectedLogEventsInfo;
      expect(logs.events("g").map(({ timestamp }) => now - timestamp)).toEqual(kept);
      expect(Math.max(0, tooNew - Math.max(old, expired))).toBe(kept.length);
      taken++;
    }),
    { numRuns: 300 },
  );
  expect(taken).toBeGreaterThan(20);
});

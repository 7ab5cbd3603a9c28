import {
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  PutLogEventsCommand,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import { describe, expect, it } from "vitest";
import { createBench, refusal } from "../local.test-data.ts";

const { startLogs } = createBench();

const open = async (messages: readonly (string | [string, number])[]) => {
  const { local, logs } = await startLogs();
  const now = Date.now();
  await logs.send(new CreateLogStreamCommand({ logGroupName: "g", logStreamName: "t" }));
  const events = messages.map((one) =>
    typeof one === "string" ? { message: one, at: 0 } : { message: one[0], at: one[1] },
  );
  for (const { message, at } of events) {
    const logEvents = [{ timestamp: now + at, message }];
    await logs.send(new PutLogEventsCommand({ logGroupName: "g", logStreamName: "s", logEvents }));
  }
  const get = (input?: Partial<GetLogEventsCommandInput>) =>
    logs.send(new GetLogEventsCommand({ logGroupName: "g", logStreamName: "s", ...input }));
  const filter = (input?: Partial<FilterLogEventsCommandInput>) =>
    logs.send(new FilterLogEventsCommand({ logGroupName: "g", ...input }));
  const put = (logStreamName: string, logEvents: { timestamp: number; message: string }[]) =>
    logs.send(new PutLogEventsCommand({ logGroupName: "g", logStreamName, logEvents }));
  return { local, logs, now, get, filter, put };
};

const texts = ({ events }: { events?: { message?: string }[] }) => events!.map(({ message }) => message);

describe("GetLogEvents", () => {
  it("goes forward from the head until a token comes back as it was", async () => {
    const { get } = await open(["a", "b", "c", "d", "e"]);
    const pages: unknown[] = [];
    let nextToken: string | undefined;
    for (;;) {
      const answer = await get({ limit: 2, startFromHead: true, nextToken });
      pages.push(texts(answer));
      if (answer.nextForwardToken === nextToken) break;
      nextToken = answer.nextForwardToken;
    }
    expect(pages).toEqual([["a", "b"], ["c", "d"], ["e"], []]);
  });

  it("starts with the latest events, and goes back", async () => {
    const { get } = await open(["a", "b", "c"]);
    const last = await get({ limit: 2 });
    expect(texts(last)).toEqual(["b", "c"]);
    const before = await get({ limit: 2, nextToken: last.nextBackwardToken });
    expect(texts(before)).toEqual(["a"]);
    expect(texts(await get({ nextToken: before.nextBackwardToken }))).toEqual([]);
  });

  it("gives events by their time, from a start up to an end that is left out", async () => {
    const { get, now } = await open([
      ["late", 9],
      ["early", 1],
      ["middle", 5],
    ]);
    expect(texts(await get({ startFromHead: true }))).toEqual(["early", "middle", "late"]);
    expect(texts(await get({ startTime: now + 1, endTime: now + 9 }))).toEqual(["early", "middle"]);
  });

  it("gives at most a megabyte", async () => {
    const { get } = await open(["x".repeat(600_000), "y".repeat(600_000)]);
    expect((await get({ startFromHead: true })).events).toHaveLength(1);
  });

  it("refuses a limit, a token and a stream that are none", async () => {
    const { get } = await open(["a"]);
    expect((await refusal(get({ limit: 10_001 }))).message).toContain("less than or equal to 10000");
    expect((await refusal(get({ nextToken: "none" }))).message).toBe("The specified nextToken is invalid.");
    expect((await refusal(get({ logStreamName: "none" }))).name).toBe("ResourceNotFoundException");
  });
});

describe("FilterLogEvents", () => {
  it("joins the streams of a group by time, with ids", async () => {
    const { filter, put, now } = await open([
      ["one", 0],
      ["three", 2],
    ]);
    await put("t", [{ timestamp: now + 1, message: "two" }]);
    const answer = await filter();
    expect(texts(answer)).toEqual(["one", "two", "three"]);
    expect(answer.events!.map(({ logStreamName }) => logStreamName)).toEqual(["s", "t", "s"]);
    expect(new Set(answer.events!.map(({ eventId }) => eventId)).size).toBe(3);
    expect(texts(await filter({ startFromHead: false, startTime: now }))).toEqual(["three", "two", "one"]);
    expect(texts(await filter({ endTime: now + 1 }))).toEqual(["one", "two"]);
    expect(texts(await filter({ logStreamNames: ["t"] }))).toEqual(["two"]);
    expect(texts(await filter({ logStreamNamePrefix: "t" }))).toEqual(["two"]);
    expect((await refusal(filter({ logStreamNames: ["t"], logStreamNamePrefix: "t" }))).name).toBe(
      "InvalidParameterException",
    );
  });

  it.each([
    ["", ["visit moved", "visit closed", "bed moved twice"]],
    ["visit moved", ["visit moved"]],
    ['"bed moved"', ["bed moved twice"]],
    ["moved -bed", ["visit moved"]],
    ["?closed ?twice", ["visit closed", "bed moved twice"]],
    ["VISIT", []],
  ])("finds the terms of %j", async (filterPattern, expected) => {
    const { filter } = await open(["visit moved", "visit closed", "bed moved twice"]);
    expect(texts(await filter({ filterPattern }))).toEqual(expected);
  });

  it.each(["{ $.level = 50 }", "[a, b]", "%regex%"])("refuses %s, which it does not know", async (filterPattern) => {
    const { filter } = await open([]);
    expect((await refusal(filter({ filterPattern }))).message).toContain("Invalid filter pattern");
  });

  it("comes in pages, as the SDK's paginator reads them", async () => {
    const { logs } = await open(["a", "b", "c", "d", "e"]);
    const pages: unknown[] = [];
    for await (const page of paginateFilterLogEvents({ client: logs }, { logGroupName: "g", limit: 2 })) {
      pages.push(texts(page));
    }
    expect(pages).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  });
});

import { CloudWatchLogsClient, type FilteredLogEvent, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { startAwsLocal } from "@philog/aws-local";
import { createCloudWatch } from "@philog/cloudwatch";
import { describe, expect, it } from "vitest";
import { run } from "../prompt/run.test-data.ts";

/** Sends lines through the transport to a service that loses replies; gives what it has stored, as the CLI prints it. */
async function exported(count: number): Promise<{ json: string; stored: number; stream: string }> {
  const local = await startAwsLocal({ groups: ["/clinic/api"] });
  const client = new CloudWatchLogsClient(local.client);
  try {
    const cloudWatch = createCloudWatch({
      group: "/clinic/api",
      aws: local.client,
      expect: { kmsKey: false, retentionDays: false },
      startLine: false,
      lingerMs: 5,
      onProblem: () => {},
    });
    local.fault({ kind: "lost-reply", operation: "PutLogEvents", times: 3 });
    for (let index = 0; index < count; index++) {
      cloudWatch.write(JSON.stringify({ level: 30, index, msg: "visit moved" }));
      if (index % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await cloudWatch.flush();
    await cloudWatch.close();
    const events: FilteredLogEvent[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(new FilterLogEventsCommand({ logGroupName: "/clinic/api", nextToken }));
      events.push(...page.events!);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return {
      json: JSON.stringify({ events, searchedLogStreams: [] }, undefined, 4),
      stored: events.length,
      stream: cloudWatch.stream,
    };
  } finally {
    client.destroy();
    await local.close();
  }
}

describe("an export of what @philog/cloudwatch has sent while replies were lost", () => {
  it("holds lines twice, and each once behind philog logs dedupe", async () => {
    const { json, stored, stream } = await exported(600);
    expect(stored).toBeGreaterThan(600);
    const { code, stdout, stderr } = await run(["logs", "dedupe", "--from-start", "--sort", "stream"], { stdin: json });
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(
      Array.from({ length: 600 }, (_, index) => ({
        level: 30,
        index,
        msg: "visit moved",
        philogStream: stream,
        philogSeq: index + 1,
      })),
    );
    expect(stderr).toContain(`600 kept, ${stored - 600} duplicates`);
    expect(code).toBe(0);
  });
});

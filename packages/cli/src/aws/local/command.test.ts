import { createServer } from "node:net";
import { PassThrough } from "node:stream";
import { CloudWatchLogsClient, DescribeLogGroupsCommand, PutLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { describe, expect, it, vi } from "vitest";
import { runProgram } from "../../program.ts";
import { run } from "../../prompt/run.test-data.ts";

/** Starts the command; gives what it has printed first, and a way to end it by a signal. */
async function start(args: string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const first = new Promise<string>((resolve) => stdout.once("data", (chunk) => resolve(String(chunk))));
  process.exitCode = undefined;
  const running = runProgram({ stdin, stdout, stderr, env: {} }, ["aws", "local", ...args]);
  const printed = await first;
  return {
    printed,
    async end(signal: "SIGINT" | "SIGTERM" = "SIGTERM") {
      process.emit(signal);
      await running;
      const code = process.exitCode;
      process.exitCode = undefined;
      return { code, stderr: String(stderr.read() ?? "") };
    },
  };
}

function clientOf({ environment }: { environment: Record<string, string> }) {
  return new CloudWatchLogsClient({
    endpoint: environment.AWS_ENDPOINT_URL!,
    region: environment.AWS_REGION!,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID!,
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY!,
    },
    maxAttempts: 1,
  });
}
const describeGroups = () => new DescribeLogGroupsCommand({});

describe("philog aws local", () => {
  it("serves what the environment that it prints leads to, and ends with 0 on a signal", async () => {
    const local = await start(["--json", "--region", "eu-central-1", "--group", "/clinic/api", "/clinic/audit"]);
    const told = JSON.parse(local.printed);
    const client = clientOf(told);
    const { logGroups } = await client.send(describeGroups());
    client.destroy();
    expect(logGroups!.map(({ logGroupName }) => logGroupName)).toEqual(["/clinic/api", "/clinic/audit"]);
    expect(told).toMatchObject({ region: "eu-central-1", groups: ["/clinic/api", "/clinic/audit"] });
    expect(await local.end()).toEqual({ code: 0, stderr: "philog aws local: calls DescribeLogGroups 1\n" });
    await expect(fetch(told.url)).rejects.toThrow();
  });

  it("tells people what to set", async () => {
    const local = await start(["--group", "/clinic/api", "--quiet"]);
    expect(local.printed).toMatch(/^CloudWatch Logs and KMS listen on http:\/\/127\.0\.0\.1:\d+\. /);
    expect(local.printed).toMatch(/^export AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+$/m);
    expect(local.printed).toMatch(/^export AWS_REGION=us-east-1$/m);
    expect(local.printed).toMatch(/^export AWS_SECRET_ACCESS_KEY=not-a-secret-default$/m);
    expect(local.printed).toMatch(/^Log groups: \/clinic\/api$/m);
    expect(await local.end("SIGINT")).toEqual({ code: 0, stderr: "" });
  });

  it("starts with the faults that are named", async () => {
    const faults = ["--fault", "throttle,operation=DescribeLogGroups,times=1", "--fault", "denied,group=g,share=1"];
    const local = await start(["--json", "--group", "g", ...faults]);
    const client = clientOf(JSON.parse(local.printed));
    await expect(client.send(describeGroups())).rejects.toMatchObject({ name: "ThrottlingException" });
    await client.send(describeGroups());
    const logEvents = [{ timestamp: Date.now(), message: "m" }];
    const put = new PutLogEventsCommand({ logGroupName: "g", logStreamName: "s", logEvents });
    await expect(client.send(put)).rejects.toMatchObject({ name: "AccessDeniedException" });
    client.destroy();
    expect((await local.end()).code).toBe(0);
  });

  it("says that a port is in use", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const { port } = taken.address() as { port: number };
    const { code, stderr } = await run(["aws", "local", "--port", String(port)]);
    taken.close();
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `philog aws local: port ${port} cannot be used (EADDRINUSE)\n`,
    });
  });

  it("says what to install where @philog/aws-local is not there", async () => {
    vi.doMock("@philog/aws-local", () => {
      throw new Error("ERR_MODULE_NOT_FOUND");
    });
    const { code, stderr } = await run(["aws", "local"]);
    vi.doUnmock("@philog/aws-local");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "philog aws local: @philog/aws-local is not installed: npm install --save-dev @philog/aws-local\n",
    });
  });

  it("refuses what does not fit", async () => {
    const wrong = [
      ["--port", "65536"],
      ["--region", "mars"],
      ["--fault", "slower"],
      ["--fault", "throttle,share=2"],
      ["--fault", "throttle,share"],
      ["--fault", "throttle,rate=1"],
      ["--fault", "throttle,times="],
      ["--fault", "throttle,operation="],
      ["--group", "no name"],
      ["--group", "a", "a"],
    ];
    for (const args of wrong) {
      expect(await run(["aws", "local", ...args]), args.join(" ")).toMatchObject({ code: 2, stdout: "" });
    }
  });

  it("shows its help with examples", async () => {
    expect((await run(["aws", "local", "--help"])).stdout).toContain("$ philog aws local --group /clinic/api");
  });
});

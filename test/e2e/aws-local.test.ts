import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { CloudWatchLogsClient, CreateLogStreamCommand, PutLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("../../packages/cli/dist/main.js", import.meta.url));
const quiet = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

/** Starts the built command. */
function start(args: string[], env: Record<string, string> = {}, input = "") {
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env.PATH, ...quiet, ...env } });
  const streams = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (chunk) => {
      streams[name] += chunk;
    });
  }
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, ...streams }));
  return { child, ended, streams };
}

async function startLocal(...args: string[]) {
  const local = start(["aws", "local", "--json", ...args]);
  await once(local.child.stdout, "data");
  return { ...local, told: JSON.parse(local.streams.stdout) as { url: string; environment: Record<string, string> } };
}

describe("philog aws local, as it is installed", () => {
  it("serves an SDK that knows its environment alone, and a survey of what it holds", async () => {
    const local = await startLocal("--group", "/clinic/api");
    const { environment } = local.told;
    const client = new CloudWatchLogsClient({
      endpoint: environment.AWS_ENDPOINT_URL!,
      region: environment.AWS_REGION!,
      credentials: {
        accessKeyId: environment.AWS_ACCESS_KEY_ID!,
        secretAccessKey: environment.AWS_SECRET_ACCESS_KEY!,
      },
    });
    const names = { logGroupName: "/clinic/api", logStreamName: "i-1" };
    await client.send(new CreateLogStreamCommand(names));
    const message = '{"level":30,"patient":{"email":"zelda@example.org"},"philogStream":"s","philogSeq":1}';
    const event = { timestamp: Date.now(), message };
    await client.send(new PutLogEventsCommand({ ...names, logEvents: [event, event] }));
    client.destroy();

    const survey = await start(["aws", "survey"], environment).ended;
    expect(survey.code).toBe(1);
    expect(survey.stdout).toMatch(/^\/clinic\/api +email 1,000 +2 +none /m);
    expect(survey.stdout + survey.stderr).not.toContain("zelda");

    local.child.kill("SIGTERM");
    const { code, stderr } = await local.ended;
    expect(code).toBe(0);
    expect(stderr).toContain("GetLogEvents 1");
  });

  it("ends with 0 on SIGINT, and takes connections that are open with it", async () => {
    const local = await startLocal("--quiet");
    await fetch(local.told.url, { method: "POST" }).then((response) => response.text());
    local.child.kill("SIGINT");
    expect(await local.ended).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("philog logs dedupe, as it is installed", () => {
  it("ends with 0 where nobody reads on", async () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `visit moved philogStream=s philogSeq=${index + 1}\n`);
    const { child, ended } = start(["logs", "dedupe"], {}, lines.join(""));
    child.stdout.once("data", () => child.stdout.destroy());
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  });
});

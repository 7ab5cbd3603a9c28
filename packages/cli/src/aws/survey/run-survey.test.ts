import { PassThrough } from "node:stream";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Io } from "../../io.ts";
import { run } from "../../prompt/run.test-data.ts";
import { runSurvey, type SurveyOptions } from "./run-survey.ts";
import { named, namesOf, runAgainst, startAccount } from "./survey.test-data.ts";

let account: Awaited<ReturnType<typeof startAccount>>;
const survey = (...args: string[]) => runAgainst(account, args);

beforeAll(async () => {
  account = await startAccount();
  for (const name of ["/clinic/mail", "/clinic/many"]) await account.group(name);
  await account.put("/clinic/mail", "i-1", ["ready", "sent to orson@example.org"]);
  await account.put("/clinic/many", "i-1", ["ready"]);
});
afterAll(() => account.close());

/** Streams whose stderr is a terminal, and options for the two groups. */
function onTerminal() {
  vi.stubEnv("AWS_ACCESS_KEY_ID", account.local.credentials.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", account.local.credentials.secretAccessKey);
  const stderr = Object.assign(new PassThrough(), { isTTY: true });
  const io: Io = { stdin: new PassThrough(), stdout: new PassThrough(), stderr, env: {} };
  const reach = { region: "us-east-1", endpoint: account.local.url, callsPerSecond: 1000 };
  const options: SurveyOptions = { ...reach, sample: 0, hours: 1, disable: [], format: "csv", prefix: "/clinic/m" };
  return { io: io as Io & { stdout: PassThrough; stderr: PassThrough }, options };
}
afterEach(() => vi.unstubAllEnvs());

describe("a survey", () => {
  it("makes calls again that are throttled or fail, and loses no group", async () => {
    const { local } = account;
    const ends = [local.fault({ kind: "throttle", share: 0.2 }), local.fault({ kind: "unavailable", share: 0.1 })];
    try {
      const { stdout, code } = await survey("--prefix", "/clinic/m", "--format", "json");
      expect(namesOf(stdout)).toEqual(["/clinic/mail", "/clinic/many"]);
      expect(named(stdout, "/clinic/mail").sample).toMatchObject({ findings: 1 });
      expect(named(stdout, "/clinic/many").tags.kind).toBe("known");
      expect(code).toBe(1);
    } finally {
      for (const end of ends) await end();
    }
  });

  it("tells what it has seen where it is interrupted, waits for no answer and exits with 130", async () => {
    const end = account.local.fault({ kind: "slow", delayMs: 60_000, group: "/clinic/many" });
    const { io, options } = onTerminal();
    io.stderr.on("data", (chunk) => {
      if (String(chunk).includes("1 of 2")) process.emit("SIGINT");
    });
    const code = await runSurvey(io, { ...options, sample: 10, format: "json" });
    await end();
    expect(code).toBe(130);
    expect(namesOf(String(io.stdout.read()))).toEqual(["/clinic/mail"]);
  });

  it("says that groups could not be listed, by the error's name, and exits with 3", async () => {
    const end = account.local.fault({ kind: "denied", operation: "DescribeLogGroups" });
    const { code, stdout, stderr } = await survey();
    await end();
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toBe(
      "philog aws survey: PHILOG_AWS_CALL: a call could not be made (DescribeLogGroups: AccessDeniedException)\n",
    );
  });

  it("refuses options that it does not know, before the first call", async () => {
    const before = account.local.calls();
    for (const args of [
      ["--format", "xml"],
      ["--sample", "x"],
      ["--hours", "0"],
      ["--calls-per-second", "0"],
      ["--disable", "emial"],
      ["--disable", "email,"],
      ["--endpoint", "http://logs.example.org"],
      ["--endpoint", "zelda"],
    ]) {
      expect(await survey(...args)).toMatchObject({ code: 2, stdout: "" });
    }
    expect(account.local.calls()).toEqual(before);
  });

  it("needs a Region", async () => {
    for (const name of ["AWS_REGION", "AWS_DEFAULT_REGION"]) vi.stubEnv(name, undefined);
    for (const name of ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"]) vi.stubEnv(name, "/dev/null");
    const { code, stderr } = await run(["aws", "survey"]);
    vi.unstubAllEnvs();
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "philog aws survey: there is no Region: give --region, or set AWS_REGION\n",
    });
  });

  it("says what to install where the SDK's client is not there", async () => {
    vi.doMock("@aws-sdk/client-cloudwatch-logs", () => {
      throw new Error("ERR_MODULE_NOT_FOUND");
    });
    const { code, stderr } = await survey();
    vi.doUnmock("@aws-sdk/client-cloudwatch-logs");
    expect(code).toBe(2);
    expect(stderr).toContain("npm install @aws-sdk/client-cloudwatch-logs");
  });

  it("shows on a terminal how far it is", async () => {
    const { io, options } = onTerminal();
    expect(await runSurvey(io, options)).toBe(0);
    let written = "";
    // One chunk at a time from Node 26 on.
    for (let chunk = io.stderr.read(); chunk !== null; chunk = io.stderr.read()) written += chunk;
    const shown = written.split("\r\u001b[K");
    expect(shown).toContain("philog aws survey: 1 of 2 log groups");
    expect(shown.at(-1)).toMatch(/^philog aws survey: 2 of 2 log groups in us-east-1, /);
  });

  it("tells of an account without log groups under the prefix", async () => {
    expect(await survey("--prefix", "/none", "--quiet")).toMatchObject({ code: 0, stderr: "" });
    expect((await survey("--prefix", "/none")).stdout).toMatch(/^no log groups\n/);
  });

  it("shows its help with examples", async () => {
    expect((await run(["aws", "survey", "--help"])).stdout).toContain("$ philog aws survey --region us-east-1");
  });
});

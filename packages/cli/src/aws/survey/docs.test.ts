import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runProgram } from "../../program.ts";
import { runAgainst, startAccount } from "./survey.test-data.ts";

const page = readFileSync(fileURLToPath(new URL("../../../../../docs/aws-survey.md", import.meta.url)), "utf8");

/** The block of output behind the first block that holds `command`. */
function outputOf(command: string): string {
  const from = page.indexOf(`\n${command}`);
  expect(from, command).toBeGreaterThan(0);
  return page.slice(from).split("```text\n")[1]!.split("```")[0]!;
}
/** Keys, ports and times differ from run to run. */
const steady = (text: string) =>
  text.replace(/\b[0-9a-f]{8}\b(?= )/g, "........").replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:4587");

let account: Awaited<ReturnType<typeof startAccount>>;
const lines = (count: number, ...others: string[]) => [
  ...others,
  ...Array.from({ length: count - others.length }, () => '{"level":30,"msg":"ready"}'),
];

beforeAll(async () => {
  account = await startAccount();
  const { group, put, wellKept, subscribe, local } = account;
  await group("/clinic/api", { tags: { DataOwner: "records" } });
  await subscribe("/clinic/api", "to-search");
  const found = ['{"patient":{"ssn":"521-44-9012"}}', "mail to orson@example.org", '{"patient":{"ssn":"521-44-9013"}}'];
  await put("/clinic/api", "i-1", lines(200, ...found));
  await wellKept("/clinic/audit");
  await put("/clinic/audit", "a", lines(200));
  await group("/clinic/imaging");
  local.fault({ kind: "denied", group: "/clinic/imaging" });
  await group("/aws/lambda/reminders");
});
afterAll(() => account.close());

it("the page shows what the survey prints", async () => {
  const { stdout, stderr } = await runAgainst(account, []);
  expect(steady(stdout + stderr)).toBe(steady(outputOf("philog aws survey --region us-east-1")));
});

it("the page shows what the local service prints", async () => {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const args = ["aws", "local", "--group", "/clinic/api"];
  const running = runProgram({ stdin, stdout, stderr, env: {} }, args);
  const printed = await new Promise((resolve) => stdout.once("data", (chunk) => resolve(String(chunk))));
  process.emit("SIGTERM");
  await running;
  process.exitCode = undefined;
  expect(steady(String(printed))).toBe(steady(outputOf("philog aws local --port 4587 --group /clinic/api")));
});

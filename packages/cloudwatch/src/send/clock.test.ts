import { expect, test } from "vitest";
import { runWriter } from "../process.test-data.ts";
import { createBench, inOrder, numbersOf, spoolIn, upTo, write } from "../transport.test-data.ts";

const bench = createBench();
const hour = 3_600_000;

test.each([
  ["3 hours ahead", 3 * hour, true],
  ["30 days ahead", 720 * hour, true],
  ["3 hours behind", -3 * hour, false],
  ["30 days behind", -720 * hour, true],
])("a machine whose clock is %s learns it from replies, and loses nothing", async (_name, ahead, isRetimed) => {
  const { local } = await bench.start();
  const before = `const real = Date.now; Date.now = () => real() + ${ahead};`;
  const code = `write(100); await cloudWatch.flush(); await cloudWatch.close();`;
  expect(await runWriter(local, code, { before })).toEqual({ code: 0, signal: null });
  const stored = inOrder(local);
  expect(numbersOf(stored)).toEqual({ numbers: upTo(100), duplicates: 0 });
  expect(stored.every((message) => message.includes('"philogTime":') === isRetimed)).toBe(true);
  const late = local.events("g").map(({ timestamp }) => Math.abs(timestamp - Date.now()));
  expect(Math.max(...late)).toBeLessThan(isRetimed ? 60_000 : 3 * hour + 60_000);
});

test.each([
  ["signatures that have expired", "clock-skew", "InvalidSignatureException 400"],
  ["credentials that have expired", "expired-credentials", "ExpiredTokenException 400"],
] as const)("%s in mid-run hold lines in the spool, loudly, until calls go through", async (_name, kind, detail) => {
  const { local } = await bench.start();
  const { cloudWatch, problems } = bench.make(local, { spool: spoolIn(bench.folder()) });
  await write(cloudWatch, 100);
  expect(await cloudWatch.flush()).toBe(true);
  const back = local.fault({ kind });
  await write(cloudWatch, 1_000);
  expect(await cloudWatch.flush({ timeoutMs: 100 })).toBe(false);
  expect(problems).toMatchObject([{ code: "PHILOG_CLOUDWATCH_DENIED", detail }]);
  expect(cloudWatch.stats()).toMatchObject({ waiting: 1_000, lost: 0 });
  await back();
  expect(await cloudWatch.flush()).toBe(true);
  expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(1_100), duplicates: 0 });
});

test("credentials that are renewed are asked for again: no restart is needed", async () => {
  const { local } = await bench.start();
  const old = { ...local.credentials, accessKeyId: "AKIAEXAMPLEOLD000000" };
  const fresh = { ...local.credentials, accessKeyId: "AKIAEXAMPLENEW000000" };
  let given = 0;
  const credentials = async () => {
    given++;
    return { ...(given === 1 ? old : fresh), expiration: new Date(Date.now() + (given === 1 ? 1_000 : hour)) };
  };
  const { cloudWatch } = bench.make(local, { aws: { ...local.client, credentials } });
  await write(cloudWatch, 10);
  expect(await cloudWatch.flush()).toBe(true);
  local.fault({ kind: "expired-credentials", accessKeyId: old.accessKeyId });
  await write(cloudWatch, 10);
  expect(await cloudWatch.flush()).toBe(true);
  expect(given).toBeGreaterThan(1);
  expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(20), duplicates: 0 });
});

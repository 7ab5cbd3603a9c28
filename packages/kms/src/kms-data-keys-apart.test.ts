import { createHash } from "node:crypto";
import { captureProcess } from "@philog/testing";
import { expect, it } from "vitest";
import { createBench } from "./kms.test-data.ts";
import { kmsDataKeys } from "./kms-data-keys.ts";

const { open } = createBench();

/** A process and two workers of it: each asks for a data key and derives a key for each of three segments. */
const program = `
import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
const options = JSON.parse(process.env.TEST_OPTIONS);
const { kmsDataKeys } = await import("@philog/kms");
const keys = kmsDataKeys(options);
const made = [];
for (let segment = 0; segment < 3; segment++) {
  const { id, key, wrapped } = await keys.create({ purpose: "spool" });
  const salt = randomBytes(32);
  const own = Buffer.from(hkdfSync("sha256", key, salt, "segment", 32));
  made.push({
    id,
    wrapped: Buffer.from(wrapped).toString("hex"),
    key: createHash("sha256").update(key.export()).digest("hex"),
    own: createHash("sha256").update(own).digest("hex"),
  });
}
if (isMainThread) {
  const threads = await Promise.all([1, 2].map(() => new Promise((resolve, reject) => {
    const worker = new Worker(process.env.TEST_PROGRAM, { eval: true });
    worker.once("message", resolve);
    worker.once("error", reject);
  })));
  console.log(JSON.stringify([made, ...threads]));
} else parentPort.postMessage(made);
`;

it("every process and every worker has data keys of its own, and every segment a key of its own", async () => {
  const { reach, local } = await open();
  const run = async () => {
    const { stdout, stderr } = await captureProcess(process.execPath, ["--input-type=module", "-e", program], {
      cwd: new URL("..", import.meta.url).pathname,
      env: { NODE_NO_WARNINGS: "1", TEST_PROGRAM: program, TEST_OPTIONS: JSON.stringify(reach) },
    });
    expect(stderr).toBe("");
    return JSON.parse(stdout) as Record<"id" | "wrapped" | "key" | "own", string>[][];
  };
  const threads = (await Promise.all([run(), run()])).flat();
  expect(threads).toHaveLength(6);
  expect(local.calls().GenerateDataKey).toBe(6);
  // One data key a thread, given out for each of its segments.
  for (const made of threads) expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  expect(new Set(threads.map(([first]) => first!.key)).size).toBe(6);
  expect(new Set(threads.flat().map(({ own }) => own)).size).toBe(18);
  const { wrapped, key } = threads.at(-1)![0]!;
  const opened = await kmsDataKeys(reach).open(Buffer.from(wrapped, "hex"), { purpose: "spool" });
  expect(createHash("sha256").update(opened.export()).digest("hex")).toBe(key);
});

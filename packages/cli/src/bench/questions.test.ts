import { createHash } from "node:crypto";
import type { Policy } from "@philog/core";
import { afterAll, describe, expect, it } from "vitest";
import { createFolder, policy, recordAt } from "./bench.test-data.ts";
import { jsonQuestion, pinoQuestion } from "./questions.ts";

const keys = { current: { id: "bench", secret: createHash("sha256").update("a test").digest() } };
const { folder, end } = createFolder();
afterAll(end);

describe("the questions", () => {
  it("go through all records in turn, each contender by itself", async () => {
    const records = [{ event: "open" }, { event: "close" }, { event: "reopen" }];
    const allowed = [{}, {}, {}];
    const { contenders } = await jsonQuestion({ policy: policy as Policy, keys, records, allowed });
    const calls = contenders.map(({ operation }) => Array.from({ length: 4 }, operation));
    expect(calls).toEqual([
      [16, 17, 18, 16],
      [2, 2, 2, 2],
      [16, 17, 18, 16],
    ]);
  });

  it("are not asked of records that cannot be read", async () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error("no");
        },
      },
    );
    const question = await jsonQuestion({ policy: policy as Policy, keys, records: [hostile], allowed: [{}] });
    expect(() => question.contenders.at(-1)?.check?.()).toThrow("a record could not be read");
  });

  it("leave pino out where it is not installed", () => {
    expect(pinoQuestion({ policy: policy as Policy, keys, records: [recordAt(1)] }, folder)).toBeUndefined();
  });
});

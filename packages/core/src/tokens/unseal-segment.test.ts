import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { RedactionError } from "../errors.ts";
import { record } from "./seal.test-data.ts";
import { additionalData, sealText, segmentKey } from "./seal-cipher.ts";
import { createOpenedSegments } from "./unseal-segment.ts";

const localKey = randomBytes(32);
const body = sealText(segmentKey(localKey, record), additionalData(record, "mrn"), 0, "00123456")!;
const sealed = { classification: "mrn", id: record.id, number: 0, body } as const;

describe("the local key that a key gives", () => {
  it("is zeroed once the segment's key is derived, and also where it is none", async () => {
    for (const given of [Buffer.from(localKey), randomBytes(16)]) {
      const { length } = given;
      const segments = createOpenedSegments([{ open: async () => given }]);
      const opened = await segments.open(record, sealed).catch(() => "refused");
      expect(opened).toBe(length === 32 ? "00123456" : "refused");
      expect(given).toEqual(Buffer.alloc(length));
    }
  });
});

describe("what a key rejects with", () => {
  const told = async (said: unknown) => {
    const segments = createOpenedSegments([{ open: () => Promise.reject(said) }]);
    const errors = [];
    for (let n = 0; n < 2; n++) errors.push(await segments.open(record, sealed).catch((error: unknown) => error));
    const [error] = errors as RedactionError[];
    expect(error).toBeInstanceOf(RedactionError);
    expect(error!.message.startsWith(`${error!.code}: `)).toBe(true);
    return [error!.code, /\((.*)\)$/.exec(error!.message)![1], segments.asked()];
  };
  const segment = `segment ${record.id}:`;

  it("is told beside the segment, and the key is not asked again", async () => {
    const advice = "AccessDeniedException: the role needs kms:Decrypt";
    const error = new RedactionError("PHILOG_KMS_DENIED", advice);
    expect(await told(error)).toEqual(["PHILOG_KMS_DENIED", `${segment} ${advice}`, 1]);
  });

  it("is asked for again where KMS could not be reached", async () => {
    const error = new RedactionError("PHILOG_KMS_UNAVAILABLE", "synthetic");
    expect(await told(error)).toEqual(["PHILOG_KMS_UNAVAILABLE", `${segment} synthetic`, 2]);
  });

  it("is told without its words where they are not the detail of a coded error", async () => {
    const denied = "PHILOG_KMS_DENIED";
    for (const message of [`${denied}: no`, "no (00123456) at all", "no (00123456", `(${"x".repeat(81)})`, "()"]) {
      const error = Object.assign(new Error(message), { code: denied });
      expect(await told(error)).toEqual([denied, `${segment} the key cannot be used`, 1]);
    }
    for (const code of [undefined, 7, "PHILOG_X", "toString", [denied]]) {
      const error = Object.assign(new Error("no (00123456)"), { code });
      expect(await told(error)).toEqual(["PHILOG_WRAPPED_KEY", `${segment} the key cannot be used`, 1]);
    }
  });
});

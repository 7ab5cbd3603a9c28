import { constants, createHash, privateDecrypt, randomBytes } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createHost, createPair, keyId } from "./seal.test-data.ts";
import { additionalData, openText, segmentKey } from "./seal-cipher.ts";
import { holdSealKey } from "./seal-key.ts";
import { mostValues, openSegment } from "./seal-segment.ts";
import { readSealed } from "./sealed-text.ts";

const pair = createPair();
const hour = 3_600_000;
const start = (tenant = "", more = {}) => {
  const bench = createHost(randomBytes);
  return { ...bench, segment: openSegment(holdSealKey(pair.sealKey(more)), tenant, bench.host) };
};
type Segment = ReturnType<typeof openSegment>;

/** As a reader does it, with the private key. */
function open({ record }: Segment, text: string, localKey?: Buffer): string | undefined {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const wrapped = Buffer.from(record.wrapped, "base64url");
  const unwrapped = localKey ?? privateDecrypt({ key: pair.privateKey, padding, oaepHash: "sha256" }, wrapped);
  const { classification, number, body } = readSealed(text)!;
  return openText(segmentKey(unwrapped, record), additionalData(record, classification), number, body);
}

afterEach(() => {
  vi.useRealTimers();
});

describe("a segment", () => {
  it("opens with the private key, as RSAES_OAEP_SHA_256, and what its record says", () => {
    const { segment } = start("north");
    const texts = [segment.seal("mrn", "00123456")!, segment.seal("name", "Ada Example")!];
    expect(texts.map((text) => open(segment, text))).toEqual(["00123456", "Ada Example"]);
    expect(segment.record).toMatchObject({ keyId, tenant: "north", from: "2026-11-22T12:00:00.000Z" });
    expect(segment.record.id.slice(0, 8)).toBe(holdSealKey(pair.sealKey()).fingerprint);
    expect(start().segment.record).not.toHaveProperty("tenant");
  });

  it("numbers its values, so that no nonce comes twice", () => {
    const { segment } = start();
    const texts = Array.from({ length: 50 }, () => segment.seal("mrn", "00123456")!);
    expect(texts.map((text) => readSealed(text)!.number)).toEqual([...texts.keys()]);
    expect(new Set(texts.map((text) => readSealed(text)!.body)).size).toBe(50);
  });

  it("leaves out what is too long, and takes its number with it", () => {
    const { segment } = start();
    expect(segment.seal("clinical", "x".repeat(5000))).toBeUndefined();
    expect(readSealed(segment.seal("clinical", "x")!)!.number).toBe(1);
  });

  it("zeroes the bytes of its local key as soon as it is wrapped and derived", () => {
    const { segment, given } = start();
    const localKey = given.at(-1)!;
    expect(localKey).toHaveLength(32);
    expect(localKey.equals(Buffer.alloc(32))).toBe(true);
    expect(open(segment, segment.seal("mrn", "1")!, localKey)).toBeUndefined();
    expect(open(segment, segment.seal("mrn", "1")!)).toBe("1");
  });

  it("zeroes them also where wrapping fails", () => {
    const { host, given } = createHost(randomBytes);
    const held = holdSealKey(pair.sealKey());
    expect(() => openSegment({ ...held, publicKey: {} as never }, "", host)).toThrow();
    expect(given.at(-1)!.equals(Buffer.alloc(32))).toBe(true);
  });

  it("drops the key when it closes", () => {
    const { segment } = start();
    expect(segment.isOpen()).toBe(true);
    segment.close();
    expect(segment.isOpen()).toBe(false);
    expect(() => segment.seal("mrn", "1")).toThrow();
  });

  it("drops the key at its hour's end also where nobody logs", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { segment } = start();
    vi.advanceTimersByTime(hour - 1);
    expect(segment.isOpen()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(segment.isOpen()).toBe(false);
  });

  it("is over after an hour by the clock that is never set", () => {
    const { segment, state } = start();
    state.steady += hour - 1;
    expect(segment.isOpen()).toBe(true);
    state.steady += 1;
    expect(segment.isOpen()).toBe(false);
  });

  it("is over after an hour by the clock on the wall, as after a machine's sleep", () => {
    const { segment, state } = start();
    state.wall += hour - 1;
    expect(segment.isOpen()).toBe(true);
    state.wall += 1;
    expect(segment.isOpen()).toBe(false);
  });

  it("is over where a clock was set back", () => {
    for (const clock of ["wall", "steady"] as const) {
      const { segment, state } = start();
      state[clock] -= 1;
      expect(segment.isOpen()).toBe(false);
    }
  });

  it("is over earlier where the seal key says so", () => {
    const { segment, pass } = start("", { maxAgeMs: 60_000 });
    pass(60_000);
    expect(segment.isOpen()).toBe(false);
  });

  it("is over after 2^20 values", () => {
    const { segment } = start();
    for (let count = 0; count < mostValues; count++) segment.seal("clinical", tooLong);
    expect(mostValues).toBe(1_048_576);
    expect(segment.isOpen()).toBe(false);
  });

  it("is over in another process", () => {
    const { segment, state } = start();
    state.pid++;
    expect(segment.isOpen()).toBe(false);
  });

  it("shares neither id, salt nor key with another one", () => {
    const { host, given } = createHost((bytes) => {
      const made = randomBytes(bytes);
      seen.push(createHash("sha256").update(made).digest("hex"));
      return made;
    });
    const seen: string[] = [];
    const held = holdSealKey(pair.sealKey());
    for (let count = 0; count < 20; count++) openSegment(held, "north", host);
    expect(given).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });
});

/** Costs a number and no encryption. */
const tooLong = "x".repeat(5000);

import { afterEach, describe, expect, it, vi } from "vitest";
import "./vitest.ts";
import { canaries } from "./canaries/canaries.ts";
import { captureStream } from "./capture/capture-stream.ts";
import { matchers } from "./matchers.ts";
import { findLeaks } from "./search/finder.ts";

const values = canaries.opaque("matchers", 3);
const leaky = `user ${values[1]!.value} logged in`;

describe("the vitest matchers", () => {
  it("pass on what they claim, for text, bytes and captures", () => {
    const stream = captureStream();
    stream.write(leaky);
    expect("clean").toLeakNothing(values);
    expect(Buffer.from("clean")).toLeakNothing(values);
    expect(leaky).toLeak(values);
    expect(stream).toLeak(values);
    expect(leaky).not.toLeakNothing(values);
    expect("clean").not.toLeak(values);
  });

  it("fail with an error that names kind and offset and holds no canary", () => {
    let caught: any;
    try {
      expect(leaky).toLeakNothing(values);
    } catch (error) {
      caught = error;
    }
    expect(caught.message).toContain("opaque (canary 1): plain at 5");
    const shown = [
      caught.message,
      caught.stack,
      JSON.stringify(caught),
      String(caught.actual),
      String(caught.expected),
    ];
    expect(findLeaks(shown.join("\n"), values)).toEqual([]);
  });

  it("fail the other way round", () => {
    expect(() => expect("clean").toLeak(values)).toThrow("PHILOG_NO_LEAK");
    expect(() => expect("clean").not.toLeakNothing(values)).toThrow("PHILOG_NO_LEAK");
    expect(() => expect(leaky).not.toLeak(values)).toThrow("PHILOG_LEAK");
  });

  it("fail on an output that cannot be searched, negated or not", () => {
    expect(() => expect(undefined).toLeakNothing(values)).toThrow("PHILOG_OUTPUT_BAD");
    expect(() => expect(undefined).not.toLeakNothing(values)).toThrow("PHILOG_OUTPUT_BAD");
  });
});

describe("the Jest matchers", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it("follow Jest's contract: a verdict and a function that gives the message", () => {
    const clean = matchers.toLeakNothing("clean", values);
    expect(clean.pass).toBe(true);
    expect(clean.message()).toMatch(/^PHILOG_NO_LEAK/);
    const caught = matchers.toLeakNothing(leaky, values);
    expect(caught.pass).toBe(false);
    expect(caught.message()).toMatch(/^PHILOG_LEAK/);
    expect(Object.keys(caught).sort()).toEqual(["message", "pass"]);
  });

  it("register themselves on the global expect", async () => {
    const extend = vi.fn();
    vi.stubGlobal("expect", { extend });
    const door = await import("./jest.ts");
    expect(extend).toHaveBeenCalledWith(door.matchers);
    expect(Object.keys(door.matchers)).toEqual(["toLeakNothing", "toLeak"]);
  });

  it("are exported where there is no global expect", async () => {
    vi.stubGlobal("expect", undefined);
    const door = await import("./jest.ts");
    expect(door.matchers.toLeak(leaky, values).pass).toBe(true);
  });
});

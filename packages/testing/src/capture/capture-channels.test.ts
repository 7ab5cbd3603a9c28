import diagnostics from "node:diagnostics_channel";
import { afterEach, describe, expect, it } from "vitest";
import { findLeaks } from "../search/finder.ts";
import { captureChannels } from "./capture-channels.ts";

const name = "philog.test.channel";
const channel = diagnostics.channel(name);
let stop = () => {};
const listen = (options?: Parameters<typeof captureChannels>[1]) => {
  const collected = captureChannels([name], options);
  stop = collected.stop;
  return collected;
};
afterEach(() => stop());

const leaks = (message: unknown) => {
  const collected = listen();
  channel.publish(message);
  const found = findLeaks(collected, ["Zelda Quarkwright"]).length > 0;
  collected.stop();
  return found;
};

class Patient {
  #name = "unseen";
  given: string;
  constructor(given: string) {
    this.given = given;
  }
  get length() {
    return this.#name.length;
  }
}

describe("captureChannels", () => {
  it("collects plain and tracing channels, in the order of the messages", () => {
    const collected = listen();
    channel.publish({ a: "plain" });
    diagnostics.tracingChannel(name).traceSync(() => "done", { b: "traced" });
    expect(collected.channels()).toEqual([name, `tracing:${name}:start`, `tracing:${name}:end`]);
    expect(collected.text()).toContain("plain");
    expect(collected.bytes().toString()).toContain("traced");
  });

  it.each<[string, unknown]>([
    ["a string", "Zelda Quarkwright"],
    ["a deep object", { a: { b: { c: { d: { e: ["Zelda Quarkwright"] } } } } }],
    ["a key", { "Zelda Quarkwright": 1 }],
    ["a Map key", new Map([["Zelda Quarkwright", 1]])],
    ["a Set", new Set(["Zelda Quarkwright"])],
    ["a symbol's value", { [Symbol("s")]: "Zelda Quarkwright" }],
    ["a hidden member", Object.defineProperty({}, "x", { value: "Zelda Quarkwright" })],
    ["an instance", { patient: new Patient("Zelda Quarkwright") }],
    ["an error", new Error("Zelda Quarkwright")],
    ["a cause", new Error("x", { cause: new Error("Zelda Quarkwright") })],
    ["a Buffer", { raw: Buffer.from("x Zelda Quarkwright") }],
    ["a long Buffer in a Map", new Map([["raw", Buffer.from(`${"x".repeat(99)}Zelda Quarkwright`)]])],
    ["a typed array", { raw: new Uint8Array(Buffer.from("x Zelda Quarkwright")) }],
    ["a toJSON", { toJSON: () => ({ n: "Zelda Quarkwright" }) }],
    ["a long array's end", [...Array(500).fill(1n), "Zelda Quarkwright"]],
    ["a long string's end", `${"x".repeat(50_000)}Zelda Quarkwright`],
  ])("finds what %s holds", (_what, message) => {
    expect(leaks(message)).toBe(true);
  });

  it("finds nothing in a clean message", () => {
    expect(leaks({ level: 30, event: "order.filled" })).toBe(false);
  });

  it("takes cycles and objects that throw on the way to JSON", () => {
    const cycle: Record<string, unknown> = { name: "Zelda Quarkwright", sibling: { x: 1 } };
    cycle.self = cycle;
    expect(leaks(cycle)).toBe(true);
    const map = new Map<string, unknown>([["name", "Zelda Quarkwright"]]);
    map.set("self", map);
    expect(leaks(map)).toBe(true);
    const hostile = {
      name: "Zelda Quarkwright",
      toJSON() {
        throw new Error("hostile");
      },
    };
    expect(leaks(hostile)).toBe(true);
    expect(leaks(undefined)).toBe(false);
  });

  it("keeps the form that a message has when it is published", () => {
    const collected = listen();
    const message = { name: "Zelda Quarkwright" };
    channel.publish(message);
    message.name = "[REDACTED:name]";
    expect(findLeaks(collected, ["Zelda Quarkwright"])).not.toEqual([]);
  });

  it("stops, and forgets on demand", () => {
    const collected = listen();
    channel.publish("first");
    collected.stop();
    expect(channel.hasSubscribers).toBe(false);
    channel.publish("second");
    expect(collected.text()).toContain("first");
    expect(collected.text()).not.toContain("second");
    collected.clear();
    expect(collected.text()).toBe("");
    expect(collected.channels()).toEqual([]);
  });
});

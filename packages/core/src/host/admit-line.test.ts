import { afterEach, describe, expect, it } from "vitest";
import { admitLine } from "./admit-line.ts";

const key = Symbol.for("philog.process");
const line = '{"event":"user.created"}\n';

describe("a line that is about to be written", () => {
  const told: unknown[] = [];
  const lines = { admit: (text: string) => void told.push(text) };
  afterEach(() => {
    told.length = 0;
    Reflect.deleteProperty(globalThis, key);
  });

  it("is told to the guard of the process's streams, which another copy of the package may have set up", () => {
    admitLine(line, { [key]: { streams: true, lines } });
    expect(told).toEqual([line]);
    Object.defineProperty(globalThis, key, { value: { streams: true, lines }, configurable: true });
    admitLine(line);
    expect(told).toEqual([line, line]);
  });

  it("is told to nobody where no stream is guarded, and bytes are never", () => {
    admitLine(line);
    admitLine(line, {});
    admitLine(line, { [key]: { streams: false, lines } });
    admitLine(Buffer.from(line), { [key]: { streams: true, lines } });
    expect(told).toEqual([]);
  });

  it("is written beside the preload of an older copy, which takes none", () => {
    expect(() => admitLine(line, { [key]: { streams: true, lines: {} } })).not.toThrow();
  });
});

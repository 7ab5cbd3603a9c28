import inspector from "node:inspector";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { describe, expect, it, vi } from "vitest";
import { inspectedProcess, isLoaded } from "./inspected.ts";

describe("what is looked at of this process", () => {
  it("has the files of CommonJS modules with forward slashes, wherever they are loaded from", () => {
    const { cache } = createRequire(import.meta.url);
    const file = "C:\\app\\node_modules\\pino\\pino.js";
    cache[file] = cache[Object.keys(cache)[0]!] ?? ({} as never);
    try {
      expect(inspectedProcess().modules).toContain("C:/app/node_modules/pino/pino.js");
    } finally {
      delete cache[file];
    }
  });

  it("has whether the inspector listens", () => {
    const url = vi.spyOn(inspector, "url");
    try {
      for (const address of ["ws://127.0.0.1:9229/1", undefined]) {
        url.mockReturnValue(address);
        syncBuiltinESMExports();
        expect(inspectedProcess().isInspected()).toBe(address !== undefined);
      }
    } finally {
      url.mockRestore();
      syncBuiltinESMExports();
    }
  });

  it("has a package that is loaded by its folder, and none whose name only begins so", () => {
    const inspected = { ...inspectedProcess(), modules: ["/app/node_modules/pino/pino.js", "/app/winston/index.js"] };
    expect(["pino", "pin", "pino.js", "winston"].map((name) => isLoaded(inspected, name))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

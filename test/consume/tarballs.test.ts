import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newFolder } from "./installed.ts";
import { names, type Packed, packAll, published } from "./packed.ts";
import { run, tool } from "./run.ts";

/** What a package has beside `dist`, README, LICENSE and package.json. */
const more: Record<string, string[]> = {
  "@philog/cli": ["aws.schema.json"],
  "@philog/core": ["policy.schema.json", "NOTICE", "licenses/cspell-dicts.txt", "licenses/scowl.txt"],
};

/** The command is a program: it has no CommonJS build. */
const profiles: Record<string, string> = { "@philog/cli": "esm-only" };

const folder = newFolder();
let packed: Packed[] = [];
beforeAll(async () => {
  packed = await packAll(folder);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

describe.each(names)("the tarball of %s", (name) => {
  const own = () => packed.find(({ manifest }) => manifest.name === name)!;

  test("holds code, its declarations, README, LICENSE and nothing else", () => {
    const { files } = own();
    const beside = files.filter((file) => !/^dist\/.*\.(?:js|d\.ts)$/.test(file) && file !== "dist/cjs/package.json");
    expect(beside.sort()).toEqual(["LICENSE", "README.md", "package.json", ...(more[name] ?? [])].sort());
    expect(files.filter((file) => /\.(?:test|test-data)\.|fixtures?\/|\.map$|tsbuildinfo/.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith(".d.ts")).length).toBeGreaterThan(1);
  });

  test("passes publint, suggestions included", async () => {
    const { code, all } = await run(folder, process.execPath, [tool(".bin/publint"), own().tarball, "--strict"]);
    expect(code, all).toBe(0);
    expect(all).toContain("All good!");
  });

  test("gives every kind of resolution types that say what its code is", async () => {
    const args = [own().tarball, "--format", "ascii", "--no-emoji", "--profile", profiles[name] ?? "strict"];
    const { code, all } = await run(folder, process.execPath, [tool(".bin/attw"), ...args]);
    expect(code, all).toBe(0);
    expect(all).toContain(name);
  });
});

describe("every published package", () => {
  test("is published with one version, in public, with provenance", () => {
    expect(new Set(published.map(({ manifest }) => manifest.version)).size).toBe(1);
    for (const { manifest } of published) {
      expect(manifest.publishConfig, manifest.name).toEqual({ access: "public", provenance: true });
    }
  });
});

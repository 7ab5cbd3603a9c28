import { readFileSync, rmSync } from "node:fs";
import { checkPackage, createPackageFromTarballData, type ResolutionKind } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newFolder } from "./installed.ts";
import { names, type Packed, packAll, published } from "./packed.ts";

/** What a package has beside `dist`, README, LICENSE and package.json. */
const more: Record<string, string[]> = {
  "@philog/cli": ["aws.schema.json"],
  "@philog/core": ["policy.schema.json", "NOTICE", "licenses/cspell-dicts.txt", "licenses/scowl.txt"],
};

/** The command is a program: it has no CommonJS build. */
const without: Record<string, ResolutionKind[]> = { "@philog/cli": ["node10", "node16-cjs"] };

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
    const { buffer, byteOffset, byteLength } = readFileSync(own().tarball);
    const tarball = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
    const { messages } = await publint({ pack: { tarball }, level: "suggestion", strict: true });
    expect(messages).toEqual([]);
  });

  // In this process, since each start of `attw` loads a compiler.
  test("gives every kind of resolution types that say what its code is", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(readFileSync(own().tarball)));
    if (analysis.types === false) return expect.fail("it has no types");
    expect(analysis.packageName).toBe(name);
    const ignored = without[name] ?? [];
    const problems = analysis.problems.filter(
      (problem) => !("resolutionKind" in problem && ignored.includes(problem.resolutionKind)),
    );
    expect(problems).toEqual([]);
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

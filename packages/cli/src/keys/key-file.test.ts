import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileKeys } from "@philog/core";
import { createJoin } from "@philog/core/join";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exit } from "../exit.ts";
import { createFolder } from "../prompt/run.test-data.ts";
import { createKeyFile, listKeyFile, rotateKeyFile } from "./key-file.ts";

let files: ReturnType<typeof createFolder>;
let path = "";
beforeEach(() => {
  files = createFolder();
  path = join(files.folder, "keys.json");
});
afterEach(() => files.end());

const modeOf = (file: string) => statSync(file).mode & 0o777;
const secretsOf = (file: string): string[] => {
  const { current, previous = [] } = JSON.parse(readFileSync(file, "utf8"));
  return [current, ...previous].map(({ secret }: { secret: string }) => secret);
};
const tokensIn = (file: string) => createJoin({ keys: fileKeys(file) }).tokensOf("mrn", "QP-004821");

describe("a new key file", () => {
  it("holds one key of 32 random bytes that only its owner can read, whatever the umask", () => {
    const before = process.umask(0);
    try {
      expect(createKeyFile(path, "k1")).toEqual({ current: "k1", previous: [] });
    } finally {
      process.umask(before);
    }
    expect(modeOf(path)).toBe(0o600);
    expect(Buffer.from(secretsOf(path)[0]!, "base64")).toHaveLength(32);
    expect(fileKeys(path).current.id).toBe("k1");
  });

  it("never has the secret of another one", () => {
    createKeyFile(path, "k1");
    const other = join(files.folder, "other.json");
    createKeyFile(other, "k1");
    expect(secretsOf(other)).not.toEqual(secretsOf(path));
  });

  it("never takes the place of a file, nor of a link that leads nowhere", () => {
    files.put("keys.json", "something");
    expect(() => createKeyFile(path, "k1")).toThrow(/^EEXIST: .*philog keys rotate/);
    expect(readFileSync(path, "utf8")).toBe("something");
    const link = join(files.folder, "link.json");
    symlinkSync(join(files.folder, "nowhere.json"), link);
    expect(() => createKeyFile(link, "k1")).toThrow("EEXIST");
    expect(readdirSync(files.folder)).toEqual(["keys.json", "link.json"]);
  });

  it("needs its folder", () => {
    const making = () => createKeyFile(join(files.folder, "none", "keys.json"), "k1");
    expect(making).toThrow(
      expect.objectContaining({ exitCode: exit.usage, message: expect.stringMatching(/^ENOENT/) }),
    );
  });

  it.each(["", "K1", "k 1", "-k", "k".repeat(33)])("is not there after an id that is none: %j", (id) => {
    expect(() => createKeyFile(path, id)).toThrow("PHILOG_KEY_BAD");
    expect(readdirSync(files.folder)).toEqual([]);
  });
});

describe("a rotation", () => {
  const rotate = (id: string) => rotateKeyFile(path, () => id);

  it("makes the current key the first of the previous ones, and keeps every old token joinable", () => {
    createKeyFile(path, "k1");
    const [first] = tokensIn(path);
    expect(rotate("k2")).toEqual({ current: "k2", previous: ["k1"] });
    expect(rotate("k3")).toEqual({ current: "k3", previous: ["k2", "k1"] });
    expect(listKeyFile(path)).toEqual({ current: "k3", previous: ["k2", "k1"] });
    expect(tokensIn(path).map(({ keyId }) => keyId)).toEqual(["k3", "k2", "k1"]);
    expect(tokensIn(path).at(-1)).toEqual(first);
    expect(new Set(secretsOf(path)).size).toBe(3);
    expect(readdirSync(files.folder)).toEqual(["keys.json"]);
  });

  it("gives the ids that are taken to whoever chooses the new one", () => {
    createKeyFile(path, "k1");
    rotate("k2");
    rotateKeyFile(path, (taken) => {
      expect(taken).toEqual(["k2", "k1"]);
      return "k3";
    });
  });

  it.each([0o600, 0o400])("keeps the mode %o", (mode) => {
    createKeyFile(path, "k1");
    chmodSync(path, mode);
    rotate("k2");
    expect(modeOf(path)).toBe(mode);
  });

  it.each([0o640, 0o604, 0o644])("refuses the mode %o and changes nothing", (mode) => {
    createKeyFile(path, "k1");
    chmodSync(path, mode);
    const before = readFileSync(path, "utf8");
    expect(() => rotate("k2")).toThrow("PHILOG_KEY_FILE_MODE");
    expect(readFileSync(path, "utf8")).toBe(before);
    expect(readdirSync(files.folder)).toEqual(["keys.json"]);
  });

  it.each([
    ["a taken id", "k1"],
    ["an id that is none", "K2"],
  ])("refuses %s and changes nothing", (_, id) => {
    createKeyFile(path, "k1");
    const before = readFileSync(path, "utf8");
    expect(() => rotate(id)).toThrow("PHILOG_KEY_BAD");
    expect(readFileSync(path, "utf8")).toBe(before);
    expect(readdirSync(files.folder)).toEqual(["keys.json"]);
  });

  it("refuses to run beside another one, which would lose a key", () => {
    createKeyFile(path, "k1");
    const before = readFileSync(path, "utf8");
    rotateKeyFile(path, () => {
      expect(() => rotate("k9")).toThrow(/^EEXIST: keys\.json\.rotating exists/);
      expect(readdirSync(files.folder)).toContain("keys.json.rotating");
      expect(modeOf(`${path}.rotating`)).toBe(0o600);
      expect(readFileSync(path, "utf8")).toBe(before);
      return "k2";
    });
    expect(listKeyFile(path)).toEqual({ current: "k2", previous: ["k1"] });
  });

  it("follows a link and leaves it a link", () => {
    createKeyFile(path, "k1");
    const link = join(files.folder, "link.json");
    symlinkSync(path, link);
    rotateKeyFile(link, () => "k2");
    expect(listKeyFile(path).current).toBe("k2");
    expect(readdirSync(files.folder, { withFileTypes: true }).map((entry) => entry.isSymbolicLink())).toEqual([
      false,
      true,
    ]);
  });

  it.each([
    ["is missing", undefined, "PHILOG_KEY_FILE: the key file cannot be read (ENOENT)"],
    ["is no JSON", "QP-004821", "PHILOG_KEY_BAD"],
    ["holds a weak key", '{"current":{"id":"k1","secret":"c2VjcmV0"}}', "PHILOG_KEY_WEAK"],
  ])("refuses a file that %s", (_, content, message) => {
    if (content !== undefined) files.put("keys.json", content);
    expect(() => rotate("k2")).toThrow(message);
    expect(() => listKeyFile(path)).toThrow(message);
  });
});

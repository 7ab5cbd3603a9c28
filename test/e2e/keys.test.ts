import { execFile, execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("../../packages/cli/dist/main.js", import.meta.url));

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "philog-keys-e2e-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built command in the folder; gives its output and its exit code. */
const keys = (...args: string[]) =>
  new Promise<{ stdout: string; stderr: string; code: number | undefined }>((resolve) => {
    const child = execFile(process.execPath, [main, "keys", ...args], { cwd: folder }, (_error, stdout, stderr) =>
      resolve({ stdout, stderr, code: child.exitCode ?? undefined }),
    );
  });

describe("philog keys", () => {
  it("creates, rotates and lists keys in a file that only its owner can read", async () => {
    const made = await keys("create", "--file", "keys.json", "--id", "k1");
    expect(made).toMatchObject({ code: 0, stderr: "" });
    const turned = await keys("rotate", "--file", "keys.json", "--id", "k2");
    expect(turned).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse((await keys("list", "--file", "keys.json", "--json")).stdout)).toEqual({
      current: "k2",
      previous: ["k1"],
    });
    expect(statSync(join(folder, "keys.json")).mode & 0o777).toBe(0o600);
    const { current, previous } = JSON.parse(readFileSync(join(folder, "keys.json"), "utf8"));
    for (const { secret } of [current, ...previous]) {
      expect(Buffer.from(secret, "base64")).toHaveLength(32);
      expect(made.stdout + turned.stdout).not.toContain(secret.slice(0, 8));
    }
  });

  it("never loses a key where many rotations run at a time", async () => {
    await keys("create", "--file", "keys.json", "--id", "k0");
    const ids = ["k1", "k2", "k3", "k4"];
    const turned = await Promise.all(ids.map((id) => keys("rotate", "--file", "keys.json", "--id", id)));
    const done = ids.filter((_, index) => turned[index]!.code === 0);
    expect(done.length).toBeGreaterThan(0);
    for (const { code, stderr } of turned) if (code !== 0) expect(stderr).toMatch(/EEXIST: .* another rotation/);
    const { current, previous } = JSON.parse((await keys("list", "--file", "keys.json", "--json")).stdout);
    expect([current, ...previous].sort()).toEqual(["k0", ...done]);
    expect(readdirSync(folder)).toEqual(["keys.json"]);
  });

  it("refuses to overwrite, and a file that others can read, with exit code 2 and without a stack", async () => {
    await keys("create", "--file", "keys.json");
    const before = readFileSync(join(folder, "keys.json"), "utf8");
    const again = await keys("create", "--file", "keys.json");
    expect(again).toMatchObject({ code: 2, stdout: "" });
    expect(again.stderr).toMatch(/^philog keys create: EEXIST: [^\n]+\n$/);
    chmodSync(join(folder, "keys.json"), 0o640);
    const turned = await keys("rotate", "--file", "keys.json");
    expect(turned).toMatchObject({ code: 2, stdout: "" });
    expect(turned.stderr).toMatch(/^philog keys rotate: PHILOG_KEY_FILE_MODE: [^\n]+\n$/);
    expect(readFileSync(join(folder, "keys.json"), "utf8")).toBe(before);
  });

  it.skipIf(!existsSync("/dev/full"))("exits 3 where its output cannot be written", async () => {
    await keys("create", "--file", "keys.json");
    const shell = `"${process.execPath}" "${main}" keys list --file keys.json > /dev/full || echo $?`;
    expect(execFileSync("sh", ["-c", shell], { cwd: folder, stdio: "pipe" }).toString()).toBe("3\n");
  });
});

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFolder, run } from "../prompt/run.test-data.ts";

let files: ReturnType<typeof createFolder>;
let file = "";
beforeEach(() => {
  files = createFolder();
  file = join(files.folder, "keys.json");
});
afterEach(() => files.end());

const keys = (...args: string[]) => run(["keys", ...args]);
const expectNoSecret = (text: string) => {
  const { current, previous = [] } = JSON.parse(readFileSync(file, "utf8"));
  for (const { secret } of [current, ...previous]) expect(text).not.toContain(secret.slice(0, 8));
};
const today = /\d{4}-\d{2}-\d{2}/;

describe("philog keys", () => {
  it("creates a key named for the day, says what to do next, and never prints the secret", async () => {
    const { stdout, stderr, code } = await keys("create", "--file", file);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(stdout).toMatch(new RegExp(`^Made .+ with the token key ${today.source}\\.`));
    expect(stdout).toContain(`fileKeys("${file}")`);
    expect(stdout).toContain(`philog keys rotate --file ${file}`);
    expectNoSecret(stdout);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("rotates, names the keys that are kept, says that writers have to read the file again", async () => {
    await keys("create", "--file", file, "--id", "k1");
    const { stdout, code } = await keys("rotate", "-f", file, "--id", "k2");
    expect(code).toBe(0);
    expect(stdout).toMatch(/is now k2\. Kept for joining: k1\./);
    expect(stdout).toMatch(/Restart the processes that write logs/);
    expect(stdout).toMatch(/stay joinable/);
    expectNoSecret(stdout);
    expect((await keys("rotate", "--file", file)).stdout).toMatch(today);
  });

  it("lists the ids, the current one first, also as JSON, and never a secret", async () => {
    await keys("create", "--file", file, "--id", "k1");
    await keys("rotate", "--file", file, "--id", "k2");
    const text = await keys("list", "--file", file);
    expect(text.stdout).toBe("k2  current\nk1  previous\n");
    const json = await keys("list", "--file", file, "--json");
    expect(JSON.parse(json.stdout)).toEqual({ current: "k2", previous: ["k1"] });
    expectNoSecret(text.stdout + json.stdout);
  });

  it("quotes a file's name as a shell and as JavaScript take it", async () => {
    const odd = join(files.folder, "a clinic's keys.json");
    const { stdout } = await keys("create", "--file", odd);
    expect(stdout).toContain(`--file '${odd.replace("'", "'\\''")}'`);
    expect(stdout).toContain(`fileKeys("${odd}")`);
  });

  it.each([
    [["create"], /required option '-f, --file <file>'/],
    [["rotate", "--file", "nowhere.json"], /^philog keys rotate: PHILOG_KEY_FILE: .*\(ENOENT\)\n$/],
    [["list", "--file", "nowhere.json"], /^philog keys list: PHILOG_KEY_FILE: .*\(ENOENT\)\n$/],
    [["rotat"], /unknown command 'rotat'\n.*rotate/],
  ])("exits 2 on %j", async (args, message) => {
    const { stdout, stderr, code } = await keys(...args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("    at ");
  });

  it.each([[[]], [["create"]], [["rotate"]], [["list"]]])("helps with examples: %j", async (args) => {
    const { stdout, code } = await keys(...args, "--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(/Usage: philog keys/);
    expect(stdout).toMatch(/Examples:\n {2}\$ philog keys [a-z]+ --file token-keys\.json/);
    expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(90);
  });
});

import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFolder, run } from "../prompt/run.test-data.ts";

let place: ReturnType<typeof createFolder>;
beforeEach(() => {
  place = createFolder();
});
afterEach(() => place.end());

/** Puts a source into the folder; gives its path. */
function put(name: string, content: string): string {
  mkdirSync(dirname(join(place.folder, name)), { recursive: true });
  return place.put(name, content);
}
/** Runs the command over the folder, or over `paths` in it; places are told from the folder on. */
async function messages(options: string[] = [], paths: string[] = ["."]) {
  const result = await run(["messages", ...options, ...paths.map((path) => join(place.folder, path))]);
  return { ...result, stderr: result.stderr.replaceAll(`${place.folder}/`, "") };
}
const isRoot = process.getuid?.() === 0;

describe("philog messages", () => {
  it("writes the templates of all sources, sorted by code unit, each once", async () => {
    put("b/z.ts", 'log.info("of %s"); log.warn("Zebra")');
    put("a.js", 'log.info("of %s"); log.info("émigré"); log.error(err, "a\\n\\"b\\"")');
    const expected = '[\n  "Zebra",\n  "a\\n\\"b\\"",\n  "of %s",\n  "émigré"\n]\n';
    expect(await messages()).toEqual({
      code: 0,
      stdout: expected,
      stderr: "philog messages: 4 messages in 2 files\n",
    });
    const output = join(place.folder, "messages.json");
    expect(await messages(["--output", output], ["b", "a.js", "b/z.ts"])).toMatchObject({ code: 0, stdout: "" });
    expect(readFileSync(output, "utf8")).toBe(expected);
  });

  it("writes an empty catalogue where there is none", async () => {
    expect(await messages()).toEqual({
      code: 0,
      stdout: "[]\n",
      stderr: "philog messages: 0 messages in 0 files\n",
    });
  });

  it("leaves out dependencies, output, hidden folders, declarations and tests", async () => {
    const names = ["node_modules/a/b.js", "dist/b.js", ".git/b.js", ".next/b.js", "types/b.d.ts", "b.d.mts", "b.md"];
    for (const name of names) put(name, 'log.info("not own")');
    const tests = ["a.test.ts", "b.spec.jsx", "test/c.js", "lib/__tests__/d.cts", "e.test-d.ts"];
    for (const name of tests) put(name, `log.info("${name}")`);
    put("lib/a.mts", 'log.info("own")');
    expect(JSON.parse((await messages()).stdout)).toEqual(["own"]);
    expect(JSON.parse((await messages(["--include-tests"])).stdout)).toEqual([...tests, "own"].sort());
    // What is named itself is wanted.
    expect(JSON.parse((await messages([], ["node_modules", "test"])).stdout)).toEqual(["not own", "test/c.js"]);
    expect(JSON.parse((await messages([], ["a.test.ts"])).stdout)).toEqual(["a.test.ts"]);
  });

  it("lists what is not literal by its place, never by its text, and fails for it with --strict alone", async () => {
    put("a.ts", "log.info('chart of ' + fenwick)\n\nlog.child({}, { msgPrefix: fenwick })\n");
    const { code, stderr, stdout } = await messages();
    expect({ code, stdout }).toEqual({ code: 0, stdout: "[]\n" });
    expect(stderr).toBe(
      "a.ts:1: the message is not literal\na.ts:3: the prefix is not literal\n" +
        "philog messages: 0 messages in 1 file, 2 not literal\n",
    );
    expect((await messages(["--strict"])).code).toBe(1);
    put("a.ts", 'log.info("ready")');
    expect((await messages(["--strict"])).code).toBe(0);
  });

  it("leaves out what looks like PHI or a marker, and tells the place", async () => {
    const said = [
      "write to fenwick@example.org",
      "of [REDACTED:mrn]",
      "mrn 00447192 moved",
      "long ".repeat(2000),
      "ready %s",
    ];
    put("a.ts", said.map((text) => `log.info("${text}")`).join("\n"));
    put("b.ts", `log.child({}, { msgPrefix: "${said[0]}" })`);
    const { code, stderr, stdout } = await messages();
    expect({ code, stdout }).toEqual({ code: 0, stdout: '[\n  "ready %s"\n]\n' });
    expect(stderr).toBe(
      "a.ts:1: the message holds what is taken for PHI (email): left out\n" +
        "a.ts:2: the message imitates a marker: left out\n" +
        "a.ts:3: the message holds what is taken for PHI (mrn): left out\n" +
        "a.ts:4: the message is longer than 8,192 characters: left out\n" +
        "b.ts:1: the prefix holds what is taken for PHI (email): left out\n" +
        "philog messages: 1 message in 2 files, 4 left out\n",
    );
    expect((await messages(["--strict"])).code).toBe(1);
  });

  it("takes more methods, and console", async () => {
    put("a.ts", 'log.notice("a"); log.audit("b"); console.log("c"); log.info("d")');
    expect(JSON.parse((await messages(["--methods", "notice, audit", "--console"])).stdout)).toEqual([..."abcd"]);
    expect(JSON.parse((await messages()).stdout)).toEqual(["d"]);
    for (const names of ["", "a,,b", "a b", "1a"]) expect((await messages([`--methods=${names}`])).code).toBe(2);
  });

  it("names broken sources by line, reads the others, and exits with 3", async () => {
    put("a.ts", 'log.info("ready")\nconst fenwick = = 1');
    put("b.js", "[".repeat(50_000));
    const chain = Array.from({ length: 20_000 }, (_, index) => `const a${index + 1} = a${index};`);
    put("c.ts", `${chain.join("")} log.info(a20000)`);
    put("d.ts", 'log.info("whole")');
    const { code, stderr, stdout } = await messages();
    expect({ code, stdout }).toEqual({ code: 3, stdout: '[\n  "whole"\n]\n' });
    expect(stderr).toBe(
      "a.ts:2: the source cannot be parsed\nb.js: the source cannot be parsed\n" +
        "c.ts: the source cannot be followed\nphilog messages: 1 message in 4 files, not read: 3\n",
    );
  });

  it("follows links once, and not in circles", async () => {
    put("lib/a.ts", 'log.info("a")');
    symlinkSync("..", join(place.folder, "lib/up"));
    symlinkSync(join(place.folder, "lib"), join(place.folder, "again"));
    symlinkSync("lib/a.ts", join(place.folder, "z.ts"));
    expect(await messages()).toMatchObject({ code: 0, stderr: "philog messages: 1 message in 1 file\n" });
    symlinkSync("nowhere.ts", join(place.folder, "gone.ts"));
    expect(await messages()).toMatchObject({
      code: 3,
      stderr: "gone.ts: it cannot be read (ENOENT)\nphilog messages: 1 message in 1 file, not read: 1\n",
    });
  });

  it("names a source that is too large, and does not read it", async () => {
    put("a.js", `log.info("a")${" ".repeat(5_242_880)}`);
    put("b.js", 'log.info("b")');
    expect(await messages()).toMatchObject({
      code: 3,
      stdout: '[\n  "b"\n]\n',
      stderr: "a.js: it is larger than 5 MiB\nphilog messages: 1 message in 1 file, not read: 1\n",
    });
  });

  it.skipIf(isRoot)("names folders and files that it may not read", async () => {
    put("a/a.ts", 'log.info("a")');
    chmodSync(put("b.ts", 'log.info("b")'), 0);
    put("c.ts", 'log.info("c")');
    chmodSync(join(place.folder, "a"), 0);
    const { code, stderr, stdout } = await messages();
    chmodSync(join(place.folder, "a"), 0o700);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '[\n  "c"\n]\n' });
    expect(stderr).toContain("a: it cannot be read (EACCES)\nb.ts: it cannot be read (EACCES)\n");
  });

  it("refuses a name that leads nowhere, before it writes", async () => {
    const { code, stdout, stderr } = await messages([], [".", "missing"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe("philog messages: missing: it cannot be read (ENOENT)\n");
    expect((await run(["messages", "/dev/null"])).code).toBe(3);
  });
});

describe("philog messages --check", () => {
  it("says how many are added and removed, and writes nothing", async () => {
    put("a.ts", 'log.info("a"); log.info("b"); log.info("c")');
    const file = put("messages.json", '["b","gone"]');
    expect(await messages(["--check", file])).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "philog messages: 3 messages in 1 file\nphilog messages: messages.json is out of date: 2 added, 1 removed\n",
    });
    expect(readFileSync(file, "utf8")).toBe('["b","gone"]');
    put("messages.json", '\uFEFF["c", "b", "a"]');
    expect(await messages(["--check", file])).toMatchObject({ code: 0, stdout: "" });
  });

  it("refuses what is no catalogue, and --output beside it", async () => {
    for (const content of ["{}", "[1]", "[", '"a"']) {
      const { code, stderr } = await messages(["--check", put("messages.json", content)]);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: "philog messages: messages.json is not a JSON array of strings\n",
      });
    }
    expect((await messages(["--check", join(place.folder, "missing.json")])).code).toBe(2);
    expect((await messages(["--check", "a.json", "--output", "b.json"])).code).toBe(2);
  });
});

describe("philog messages --output", () => {
  it("puts a whole file in the place of the old one, with its mode, behind a link, too", async () => {
    put("a.ts", 'log.info("a")');
    const file = put("kept/messages.json", "old");
    chmodSync(file, 0o664);
    const link = join(place.folder, "link.json");
    symlinkSync(file, link);
    expect((await messages(["--output", link])).code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe('[\n  "a"\n]\n');
    expect(statSync(file).mode & 0o777).toBe(0o664);
    expect(readdirSync(join(place.folder, "kept"))).toEqual(["messages.json"]);
  });

  it("exits with 3 where the file cannot be written", async () => {
    for (const name of ["no/folder.json", "."]) {
      const { code, stderr } = await messages(["--output", join(place.folder, name)]);
      expect(code).toBe(3);
      expect(stderr).toMatch(/cannot be written \(E\w+\)\n$/);
    }
    expect(readdirSync(dirname(place.folder)).filter((name) => name.includes("unfinished"))).toEqual([]);
  });
});

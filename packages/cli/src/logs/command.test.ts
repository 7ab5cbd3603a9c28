import { existsSync, readFileSync } from "node:fs";
import { PassThrough, Writable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { runProgram } from "../program.ts";
import { createFolder, run } from "../prompt/run.test-data.ts";
import { stored, upTo } from "./logs.test-data.ts";

const { folder, put, end } = createFolder();
afterAll(end);

/** Runs the command; paths are told from the folder on. */
async function dedupe(args: string[], stdin = "") {
  const { code, stdout, stderr } = await run(["logs", "dedupe", ...args], { stdin });
  return { code, stdout, stderr: stderr.replaceAll(`${folder}/`, "") };
}
const linesOf = (stream: string, numbers: readonly number[]) =>
  numbers.map((seq) => `${stored(stream, seq)}\n`).join("");
const events = (numbers: readonly number[]) =>
  numbers.map((seq) => ({
    logStreamName: "api/1",
    timestamp: 1000 + seq,
    message: stored("s", seq),
    eventId: `${seq}`,
  }));

describe("philog logs dedupe", () => {
  it("gives each line once, in the order in which it first came, and sums up on stderr", async () => {
    const { code, stdout, stderr } = await dedupe([], linesOf("s", [1, 2, 3, 2, 3, 4, 5, 4]));
    expect(stdout).toBe(linesOf("s", [1, 2, 3, 4, 5]));
    expect(stderr).toBe("philog logs dedupe: 8 lines of 1 stream: 5 kept, 3 duplicates\n");
    expect(code).toBe(0);
  });

  it("loses and invents nothing, in any interleaving with duplicates", async () => {
    const lines = fc.array(fc.tuple(fc.constantFrom("a", "b", undefined), fc.integer({ min: 1, max: 9 })));
    await fc.assert(
      fc.asyncProperty(lines, async (list) => {
        const texts = list.map(([stream, seq]) => (stream === undefined ? `text ${seq}` : stored(stream, seq)));
        const met = new Set<string>();
        const wanted = texts.filter((text) => text.startsWith("text") || (!met.has(text) && met.add(text)));
        const { stdout } = await dedupe([], texts.map((text) => `${text}\n`).join(""));
        expect(stdout).toBe(wanted.map((text) => `${text}\n`).join(""));
      }),
      { numRuns: 40 },
    );
  });

  it("names gaps as ranges, and exits with 1", async () => {
    const file = put("gaps.log", linesOf("s", [2, 3, 7, 9]) + linesOf("t", [1]));
    const { code, stderr } = await dedupe([file]);
    expect(code).toBe(1);
    expect(stderr).toContain("2 gaps, 4 lines missing:\n  s 4-6 (3 lines)\n  s 8 (1 line)\n");
    const strict = await dedupe(["--from-start", "--quiet", file]);
    expect(strict.stderr).toBe(
      "philog logs dedupe: 3 gaps, 5 lines missing:\n  s 1 (1 line)\n  s 4-6 (3 lines)\n  s 8 (1 line)\n",
    );
  });

  it("lists a hundred gaps, and says how many more there are", async () => {
    const { stderr } = await dedupe(
      [],
      linesOf(
        "s",
        upTo(103).map((index) => index * 2),
      ),
    );
    expect(stderr).toContain("102 gaps, 102 lines missing:\n");
    expect(stderr).toContain("\n  and 2 more\n");
  });

  it("keeps lines with one number that say different things, names them without their text, and exits with 1", async () => {
    const [one, other] = [stored("s", 1, { msg: "Zelda" }), stored("s", 1, { msg: "Orson" })];
    const { code, stdout, stderr } = await dedupe([], `${one}\n${other}\n${one}\n`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: `${one}\n${other}\n` });
    expect(stderr).toContain("1 line with a number that another line has, kept:\n  s 1\n");
    expect(stderr).not.toMatch(/Zelda|Orson/);
  });

  it("passes lines without a number as they are, to the byte, and counts them", async () => {
    const text = "START RequestId: 5\r\n\n\xff\n";
    const { stdout, stderr, code } = await dedupe([put("text.log", Buffer.from(text, "latin1"))]);
    expect(Buffer.from(stdout).toString()).toBe(Buffer.from(text, "latin1").toString());
    expect(stderr).toContain("  without a number 3, as they were\n");
    expect(code).toBe(0);
  });

  it("ends the last line of a file, so that the next file's first is not joined to it", async () => {
    const [first, second] = [put("1.log", stored("s", 1)), put("2.log", stored("s", 2))];
    expect((await dedupe([first, second, first])).stdout).toBe(linesOf("s", [1, 2]));
  });

  it("reads the JSON that the AWS CLI prints, plain and packed", async () => {
    const numbers = [1, 2, 2, 3];
    const filtered = { events: events(numbers), searchedLogStreams: [] };
    const got = { events: events(numbers), nextForwardToken: "f/1", nextBackwardToken: "b/0" };
    const forms = [filtered, got, events(numbers), events(numbers).map(({ message }) => message)];
    for (const form of forms) {
      for (const content of [JSON.stringify(form, undefined, 4), gzipSync(JSON.stringify(form, undefined, 4))]) {
        expect(await dedupe([put("export.json", content)])).toMatchObject({ code: 0, stdout: linesOf("s", [1, 2, 3]) });
      }
    }
    const compact = JSON.stringify(filtered);
    expect((await dedupe([], `${compact}\n${compact}\n`)).stdout).toBe(linesOf("s", [1, 2, 3]));
  });

  it("reads what a subscription delivers", async () => {
    const delivery = JSON.stringify({
      messageType: "DATA_MESSAGE",
      logGroup: "/clinic/api",
      logEvents: events([1, 1]).map(({ eventId, timestamp, message }) => ({ id: eventId, timestamp, message })),
    });
    expect((await dedupe([], delivery + delivery)).stdout).toBe(linesOf("s", [1]));
  });

  it("takes log lines that look like an export for lines, where it is told to", async () => {
    const line = '{"events":[{"message":"a"}]}\n';
    expect((await dedupe([], line)).stdout).toBe("a\n");
    expect((await dedupe(["--input", "lines"], line)).stdout).toBe(line);
    expect(await dedupe(["--input", "export"], "ready\n")).toMatchObject({ code: 3 });
    expect((await dedupe([], '["a"]\n')).stdout).toBe('["a"]\n');
  });

  it("sorts by stream and number, and by time", async () => {
    const lines = linesOf("t", [2]) + linesOf("s", [3, 1, 2, 1]);
    expect((await dedupe(["--sort", "stream"], lines)).stdout).toBe(linesOf("s", [1, 2, 3]) + linesOf("t", [2]));
    const exported = JSON.stringify({ events: events([3, 1, 2, 1]) });
    expect((await dedupe(["--sort", "time"], exported)).stdout).toBe(linesOf("s", [1, 2, 3]));
  });

  it("joins parts, and knows the joined line again when it is run over its own output", async () => {
    const part = (seq: number, index: number, text: string) =>
      stored("s", seq, { philogPart: index, philogParts: 2, text });
    const input = `${stored("s", 1)}\n${part(2, 1, '{"msg":')}\n${part(2, 1, '{"msg":')}\n${part(3, 2, '"long"}')}\n${stored("s", 4)}\n`;
    const first = await dedupe(["--join-parts"], input);
    const joined = '{"msg":"long","philogStream":"s","philogSeq":2,"philogParts":2}\n';
    expect(first.stdout).toBe(linesOf("s", [1]) + joined + linesOf("s", [4]));
    expect(first.stderr).toContain("  joined           1 long line\n");
    expect(first.code).toBe(0);
    const again = await dedupe(["--join-parts"], first.stdout + first.stdout);
    expect(again).toMatchObject({ code: 0, stdout: first.stdout });
  });

  it("leaves parts whose other parts are missing as they are, and exits with 1", async () => {
    const part = stored("s", 2, { philogPart: 1, philogParts: 2, text: "a" });
    const { code, stdout, stderr } = await dedupe(["--join-parts"], `${part}\n`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: `${part}\n` });
    expect(stderr).toContain("1 long line of which a part is missing, left in parts\n");
  });

  it("tells programs in JSON what it tells people", async () => {
    const { stderr } = await dedupe(["--json"], `${linesOf("s", [1, 1, 5])}text\n`);
    expect(JSON.parse(stderr)).toEqual({
      lines: 4,
      kept: 3,
      duplicates: 1,
      uncompared: 0,
      unnumbered: 1,
      streams: 1,
      joined: 0,
      incomplete: 0,
      finished: true,
      faults: [],
      conflicts: { count: 0, listed: [] },
      gaps: [{ stream: "s", from: 2, to: 4, lines: 3 }],
    });
  });

  it("writes a file that has its name when all is there", async () => {
    const output = `${folder}/out.log`;
    const { code, stdout } = await dedupe(["--output", output], linesOf("s", [1, 1, 2]));
    expect({ code, stdout, written: readFileSync(output, "utf8") }).toEqual({
      code: 0,
      stdout: "",
      written: linesOf("s", [1, 2]),
    });
    const failing = `${folder}/never.log`;
    expect(await dedupe(["--sort", "time", "--output", failing, `${folder}/none.log`])).toMatchObject({ code: 2 });
    expect(existsSync(failing)).toBe(false);
  });

  it("works through the other files where one is damaged, names it, and exits with 3", async () => {
    const good = put("good.log", linesOf("s", [1, 2]));
    const cut = put("cut.gz", gzipSync(linesOf("s", upTo(50))).subarray(0, 60));
    const broken = put("broken.json", '{"events": [{"message": ');
    const long = put("long.log", Buffer.alloc(67_108_865, "x"));
    const { code, stdout, stderr } = await dedupe([cut, broken, long, good]);
    expect(code).toBe(3);
    expect(stdout.endsWith(linesOf("s", [1, 2]))).toBe(true);
    expect(stderr).toContain("cut.gz: the gzip data is damaged or cut off");
    expect(stderr).toContain("broken.json: the JSON is cut off\n");
    expect(stderr).toContain("long.log: there is a line that is longer than 67108864 bytes\n");
    expect(stderr).toContain("philog logs dedupe: not finished; ");
  });

  it("ends quietly where nobody reads any more, and says how far it came where it is interrupted", async () => {
    const stdin = new PassThrough();
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("closed"), { code: "EPIPE" })),
    });
    const stderr = new PassThrough();
    stdin.end(linesOf("s", [1, 2]));
    await runProgram({ stdin, stdout, stderr, env: {} }, ["logs", "dedupe"]);
    expect([process.exitCode, stderr.read()]).toEqual([0, null]);

    const endless = new PassThrough();
    const out = new PassThrough();
    endless.write(linesOf("s", upTo(200)));
    out.once("data", () => process.emit("SIGINT"));
    await runProgram({ stdin: endless, stdout: out, stderr, env: {} }, ["logs", "dedupe"]);
    expect([process.exitCode, String(stderr.read())]).toEqual([
      130,
      expect.stringMatching(/^philog logs dedupe: interrupted; \d+ lines of 1 stream/),
    ]);
    process.exitCode = undefined;
  });

  it("refuses what it does not know", async () => {
    for (const args of [["--sort", "size"], ["--input", "xml"], ["--zelda"], ["-", "-"]]) {
      expect(await dedupe(args)).toMatchObject({ code: 2, stdout: "" });
    }
  });

  it("shows its help with examples", async () => {
    expect((await dedupe(["--help"])).stdout).toContain("$ aws logs filter-log-events");
    expect((await run(["logs", "--help"])).stdout).toContain("dedupe");
  });

  it("is one of the commands that the program lists", async () => {
    expect((await run(["--help"])).stdout).toMatch(/^ {2}logs /m);
  });
});

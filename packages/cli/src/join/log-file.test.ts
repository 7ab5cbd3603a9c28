import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { createFolder } from "../prompt/run.test-data.ts";
import { readLog } from "./log-file.ts";

const { folder, put, end } = createFolder();
afterAll(end);

async function read(file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readLog(file)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const lines = Buffer.from("a line of a log\n".repeat(50_000));

describe("a log file", () => {
  it.each([
    ["empty", Buffer.alloc(0)],
    ["of one byte", Buffer.from("a")],
    ["large", lines],
    ["binary", Buffer.from([0, 0xff, 0x1f, 0x8b, 0])],
  ])("is read as it is: %s", async (name, bytes) => {
    expect((await read(put(`${name}.log`, bytes))).equals(bytes)).toBe(true);
  });

  it("is unpacked where it starts as gzip does, whatever its name, also if it was packed in several parts", async () => {
    const packed = Buffer.concat([gzipSync(lines), gzipSync("the end\n")]);
    expect((await read(put("packed.log", packed))).equals(Buffer.concat([lines, Buffer.from("the end\n")]))).toBe(true);
  });

  it("fails at the end of what can be read where it was cut off", async () => {
    let bytes = 0;
    const reading = async () => {
      for await (const chunk of readLog(put("cut.gz", gzipSync(lines).subarray(0, -20)))) bytes += chunk.length;
    };
    await expect(reading()).rejects.toMatchObject({ code: "Z_BUF_ERROR" });
    expect(bytes).toBeGreaterThan(0);
  });

  it("fails as the system does where it is a folder or not there", async () => {
    await expect(read(folder)).rejects.toMatchObject({ code: "EISDIR" });
    await expect(read(`${folder}/none`)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("may be left before its end", async () => {
    for (const content of [lines, gzipSync(lines)]) {
      for await (const chunk of readLog(put("left.log", content))) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
    }
  });
});

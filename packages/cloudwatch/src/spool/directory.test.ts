import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createBench, dataKeys, inOrder, numbersOf, until } from "../transport.test-data.ts";
import { claimDirectory } from "./directory.ts";
import { isAbandoned, thisProcess, writeLock } from "./lock.ts";

const bench = createBench();
const now = Date.now();

function folderOf(holder: object | string, age = 0): string {
  const folder = bench.folder();
  writeFileSync(join(folder, "lock"), typeof holder === "string" ? holder : JSON.stringify(holder));
  const then = new Date(now - age);
  utimesSync(join(folder, "lock"), then, then);
  return folder;
}

test("a running process's directory is not abandoned", () => {
  const folder = bench.folder();
  writeLock(folder);
  expect(isAbandoned(folder, now)).toBe(false);
});

test.each([
  ["a process that has ended", { pid: 4_194_305 }, 0, true],
  ["an earlier process with the same number", { started: "1" }, 0, true],
  ["a process that has let go", { pid: 0 }, 0, true],
  ["a process in another space, with a sign of life", { pid: 4_194_305, space: "elsewhere" }, 0, false],
  ["a process in another space, silent for a minute", { space: "elsewhere" }, 61_000, true],
  ["a process of this space that hangs", {}, 61_000, true],
])("the directory of %s", (_name, holder, age, isGone) => {
  expect(isAbandoned(folderOf({ ...thisProcess(), ...holder }, age), now)).toBe(isGone);
});

test("a lock that cannot be read, or is not there yet, counts by its age", () => {
  expect(isAbandoned(folderOf("{"), now)).toBe(false);
  expect(isAbandoned(folderOf("{", 61_000), now)).toBe(true);
  const folder = bench.folder();
  expect(isAbandoned(folder, Date.now())).toBe(false);
  expect(isAbandoned(folder, Date.now() + 61_000)).toBe(true);
});

test("a process on whose signs another has no right runs", () => {
  expect(isAbandoned(folderOf({ ...thisProcess(), pid: 1, started: "" }), now)).toBe(false);
});

test("of several that find an abandoned directory one takes it", () => {
  const root = bench.folder();
  const gone = claimDirectory(root, "g", "gone");
  writeFileSync(join(gone.path, "1.seg"), "a");
  gone.release();
  const takers = ["a", "b", "c"].map((name) => claimDirectory(root, "g", name));
  const adopted = takers.map((taker) => taker.adopt(Date.now()));
  expect(adopted.map((folders) => folders.length)).toEqual([1, 0, 0]);
  expect(readFileSync(join(adopted[0]![0]!, "1.seg"), "utf8")).toBe("a");
});

test("what an adopter had adopted is found by the next", () => {
  const root = bench.folder();
  const first = claimDirectory(root, "g", "first");
  writeFileSync(join(first.path, "1.seg"), "a");
  first.release();
  const second = claimDirectory(root, "g", "second");
  second.adopt(Date.now());
  second.release();
  const folders = claimDirectory(root, "g", "third").adopt(Date.now());
  expect(folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith(".seg")))).toEqual(["1.seg"]);
});

test("another group's directories are left alone", () => {
  const root = bench.folder();
  const other = claimDirectory(root, "h", "other");
  writeFileSync(join(other.path, "1.seg"), "a");
  other.release();
  expect(claimDirectory(root, "g", "own").adopt(Date.now())).toEqual([]);
});

test("an empty directory goes when its process lets go", () => {
  const root = bench.folder();
  const directory = claimDirectory(root, "g", "own");
  mkdirSync(join(directory.path, "adopted", "x"), { recursive: true });
  expect(directory.touch()).toBe(true);
  directory.release();
  expect(existsSync(directory.path)).toBe(false);
  expect(directory.touch()).toBe(false);
});

test("a process that stood still while another took its directory over makes a new one, and loses nothing", async () => {
  const root = bench.folder();
  const { local } = await bench.start();
  let ahead = 0;
  const { cloudWatch, problems } = bench.make(
    local,
    { spool: { directory: root, dataKeys } },
    { now: () => Date.now() + ahead },
  );
  await until(() => cloudWatch.stats().group === "verified");
  local.fault({ kind: "denied", operation: "PutLogEvents" });
  for (let index = 0; index < 100; index++) cloudWatch.write(`{"index":${index}}`);
  cloudWatch.flushSync();
  const own = readdirSync(root).find((name) => name.includes(cloudWatch.stream))!;
  const away = bench.folder();
  renameSync(join(root, own), join(away, own));
  ahead = 20_000;
  for (let index = 100; index < 200; index++) cloudWatch.write(`{"index":${index}}`);
  cloudWatch.flushSync();
  expect(problems.map(({ code }) => code)).toContain("PHILOG_CLOUDWATCH_TAKEN");
  // The next data key is there a turn later.
  const files = (folder: string) =>
    readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".seg"));
  await until(() => files(root).length === 1);
  expect(files(away)).toHaveLength(1);
  await local.clearFaults();
  expect(await cloudWatch.flush()).toBe(true);
  expect(new Set(numbersOf(inOrder(local)).numbers).size).toBe(200);
  rmSync(away, { recursive: true });
});

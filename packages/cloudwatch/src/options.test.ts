import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { createCloudWatch } from "./create-cloud-watch.ts";
import type { CloudWatchOptions } from "./options.ts";
import { createBench, dataKeys } from "./transport.test-data.ts";

const bench = createBench();
const before = process.env.NODE_ENV;
afterEach(() => {
  process.env.NODE_ENV = before;
});

const spool = { directory: "/nowhere", dataKeys };

test.each<[string, unknown]>([
  ["the options are an object", undefined],
  ["the options are an object", null],
  ["the options have no such member; did you mean `group`?", { grup: "g" }],
  ["the options have no such member", { group: "g", completelyElse: 1 }],
  ["group: it has to be the name of a log group", {}],
  ["group: it has to be the name of a log group", { group: "has space" }],
  ["stream: it has 1 to 480 characters, and no : or *", { group: "g", stream: "a:b" }],
  ["durability", { group: "g", durability: "disk" }],
  ["spool: durability asks for it", { group: "g", durability: "spool" }],
  ["onFull", { group: "g", onFull: "drop" }],
  ["parallel: it has to be 1 to 32", { group: "g", parallel: 0 }],
  ["lingerMs: it has to be milliseconds", { group: "g", lingerMs: -1 }],
  ["memoryBytes: it has to be 1 MiB or more", { group: "g", memoryBytes: 1_000 }],
  ["the members of `expect` have no such member; did you mean `kmsKey`?", { group: "g", expect: { kmskey: true } }],
  ["the members of `spool` have no such member; did you mean `directory`?", { group: "g", spool: { dirctory: "x" } }],
  ["spool.directory: it has to be a path", { group: "g", spool: { dataKeys } }],
  ["spool.dataKeys: they are missing", { group: "g", spool: { directory: "x" } }],
  ["spool.maxBytes: it has to be 1 MiB or more", { group: "g", spool: { ...spool, maxBytes: 1 } }],
  ["spool.syncMs: it has to be 1 to 60000 milliseconds", { group: "g", spool: { ...spool, syncMs: 0 } }],
  ["meter: it is none", { group: "g", meter: { createObservableCounter() {} } }],
  ["emf: it is an object", { group: "g", emf: null }],
  ["the members of `emf` have no such member; did you mean `namespace`?", { group: "g", emf: { namspace: "a" } }],
  ["emf.namespace", { group: "g", emf: { namespace: "with space" } }],
  ["emf.everyMs: it has to be 1000 to 3600000", { group: "g", emf: { namespace: "a", everyMs: 1 } }],
  ["emf.dimensions: they are at most 9 names", { group: "g", emf: { namespace: "a", dimensions: { "": "x" } } }],
  ["emf.dimensions: they are at most 9 names", { group: "g", emf: { namespace: "a", dimensions: { A: 1 } } }],
  ["emf.dimensions: a name is in use already", { group: "g", emf: { namespace: "a", dimensions: { Sent: "x" } } }],
])("%s: said at construction", (text, options) => {
  expect(() => createCloudWatch(options as CloudWatchOptions)).toThrow(text);
});

test("an option that is bad is named, and its value is not", () => {
  const options = { group: "g", stream: "Ada Example: 98441207" };
  expect(() => createCloudWatch(options)).not.toThrow(/98441207/);
  expect(() => createCloudWatch(options)).toThrow("PHILOG_CLOUDWATCH_OPTION");
});

test.each([
  ["in the spool's folder", "spool"],
  ["beside it", "."],
])("a file of keys %s is refused, except in development", async (_name, place) => {
  const folder = bench.folder();
  const directory = join(folder, "spool");
  mkdirSync(directory);
  writeFileSync(join(folder, "package.json"), '{"name":"app"}');
  writeFileSync(join(folder, "broken.json"), "{");
  writeFileSync(join(folder, place, "keys.json"), '{"current":{"id":"k1","secret":"x"}}');
  const { local } = await bench.start();
  const make = () => bench.make(local, { spool: { directory, dataKeys } });
  expect(make).toThrow("PHILOG_CLOUDWATCH_KEY_BESIDE: a key file lies beside the spool that it opens (keys.json");
  process.env.NODE_ENV = "development";
  expect(make).not.toThrow();
});

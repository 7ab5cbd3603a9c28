import { readFileSync } from "node:fs";
import { createRedactor } from "@philog/core";
import { kmsTokenKeys } from "@philog/kms";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openKms } from "../keys/kms.test-data.ts";
import { createFolder, run } from "../prompt/run.test-data.ts";

let files: ReturnType<typeof createFolder>;
let kms: Awaited<ReturnType<typeof openKms>>;
beforeEach(async () => {
  files = createFolder();
  kms = await openKms();
});
afterEach(async () => {
  await kms.close();
  files.end();
});

const identifier = "QP-004821";
const policy = { version: 1, issuer: "north-hospital", rules: { mrn: "mrn" }, actions: { mrn: "tokenize" } } as const;
const fileOf = (tenant: string) => `${files.folder}/${tenant}.keys.json`;
const keys = (name: string, tenant: string, id: string, keyId = kms.keyId, more: string[] = []) =>
  run(["keys", name, "--file", fileOf(tenant), "--id", id, ...kms.reach(keyId), ...more]);

/** What a process of the tenant writes about two patients. */
async function written(tenant: string, keyId = kms.keyId): Promise<string> {
  const source = kmsTokenKeys({ keyId, encryptedKeys: fileOf(tenant), tenant, client: kms.local.client });
  const redactor = createRedactor(policy, { keys: source, tenant });
  expect(await redactor.ready()).toBe(true);
  source.close();
  return [identifier, "QP-117003"].map((mrn) => `${redactor.json({ mrn })}\n`).join("");
}

const space = ["--issuer", "north-hospital", "--tenant", "north"];
const join = (args: string[], tenant = "north") =>
  run(["join", "--keys", fileOf(tenant), "-c", "mrn", ...args], { stdin: identifier });

describe("philog join --kms", () => {
  it("follows a patient across a rotation, also to another KMS key", async () => {
    await keys("create", "north", "k1", kms.keyId, ["--tenant", "north"]);
    const old = files.put("old.log", await written("north"));
    const next = await kms.createKey();
    await keys("rotate", "north", "k2", next);
    const recent = files.put("recent.log", await written("north", next));
    const found = await join([...space, ...kms.reach(next, kms.keyId), old, recent]);
    expect(found).toMatchObject({ code: 0, stderr: "" });
    expect(found.stdout.split("\n").map((line) => line.slice(0, line.indexOf(":{")))).toEqual([
      `${old}:1`,
      `${recent}:1`,
      "",
    ]);
    expect((await join([...space, ...kms.reach(next, kms.keyId)])).stdout).toMatch(
      /^k2 {2}current {3}tok1\.mrn\.k2\.[\w-]{22}\nk1 {2}previous {2}tok1\.mrn\.k1\.[\w-]{22}\n$/,
    );
    // One KMS key less: what it wrapped does not open, and nothing is asked.
    const { stdout, stderr, code } = await join([...space, ...kms.reach(next), old]);
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toMatch(/^philog join: PHILOG_WRAPPED_KEY: [^\n]+under another KMS key\)\n$/);
  });

  it("finds nothing under another tenant, another issuer or another tenant's keys", async () => {
    for (const tenant of ["north", "south"]) await keys("create", tenant, "k1", kms.keyId, ["--tenant", tenant]);
    const log = files.put("north.log", await written("north"));
    const reach = kms.reach(kms.keyId);
    expect((await join([...space, ...reach, log])).code).toBe(0);
    for (const args of [
      ["--issuer", "north-hospital", "--tenant", "south"],
      ["--issuer", "south-hospital", "--tenant", "north"],
    ]) {
      expect((await join([...args, ...reach, log])).code).toBe(1);
    }
    expect((await join([...space, ...reach, log], "south")).code).toBe(1);
  });

  it("does not open another tenant's key by writing a tenant over it", async () => {
    await keys("create", "north", "k1", kms.keyId, ["--tenant", "north"]);
    files.put("north.keys.json", readFileSync(fileOf("north"), "utf8").replace('"north"', '"south"'));
    const { stderr, code } = await join([...space, ...kms.reach(kms.keyId)]);
    expect(code).toBe(2);
    expect(stderr).toContain("PHILOG_WRAPPED_KEY");
  });

  it("names --kms where keys are encrypted and none is given, and refuses keys in clear with it", async () => {
    await keys("create", "north", "k1");
    const { stderr, code } = await join(space);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "philog join: the keys of this file are encrypted by KMS: say with --kms ARN which key opens them\n",
    );
    await run(["keys", "create", "--file", fileOf("south")]);
    expect((await join([...space, ...kms.reach(kms.keyId)], "south")).stderr).toContain("it holds a key in clear");
  });

  it("exits 3 while KMS is away, before anybody types an identifier", async () => {
    await keys("create", "north", "k1");
    kms.local.fault({ kind: "unavailable" });
    const { stdout, stderr, code } = await join([...space, ...kms.reach(kms.keyId)]);
    expect({ stdout, code }).toEqual({ stdout: "", code: 3 });
    expect(stderr).toMatch(/^philog join: PHILOG_KMS_UNAVAILABLE: [^\n]+\n$/);
  });
});

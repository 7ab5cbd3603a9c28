import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DisableKeyCommand } from "@aws-sdk/client-kms";
import { createRedactor } from "@philog/core";
import { kmsTokenKeys } from "@philog/kms";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFolder, run } from "../prompt/run.test-data.ts";
import { openKms } from "./kms.test-data.ts";

let files: ReturnType<typeof createFolder>;
let kms: Awaited<ReturnType<typeof openKms>>;
let file = "";
beforeEach(async () => {
  files = createFolder();
  kms = await openKms();
  file = join(files.folder, "philog.keys.json");
});
afterEach(async () => {
  await kms.close();
  files.end();
});

const keys = (name: string, ...args: string[]) => run(["keys", name, "--file", file, ...args]);
const content = () => JSON.parse(readFileSync(file, "utf8"));
const create = (...more: string[]) => keys("create", ...kms.reach(kms.keyId), ...more);
const rotate = (...more: string[]) => keys("rotate", ...kms.reach(kms.keyId), ...more);

describe("philog keys create --kms", () => {
  it("lets KMS make the key, which is never in clear, and writes a file that can be committed", async () => {
    const { stdout, stderr, code } = await create("--id", "k1", "--tenant", "north");
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(kms.local.calls()).toEqual({ CreateKey: 1, GenerateDataKeyWithoutPlaintext: 1 });
    expect(content()).toEqual({
      current: {
        id: "k1",
        tenant: "north",
        created: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        kmsKey: kms.keyId,
        wrapped: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
      },
    });
    expect(statSync(file).mode & 0o777 & ~process.umask()).toBe(0o644 & ~process.umask());
    expect(stdout).toContain(`Made ${file} with the token key k1, encrypted by KMS. It is no secret: commit it.`);
    expect(stdout).toContain(`philog keys rotate --file ${file} --kms ${kms.keyId}`);
  });

  it("prints the call that gives the key to a process, and it does", async () => {
    const { stdout } = await create("--id", "k1", "--tenant", "north");
    const printed = /kmsTokenKeys\((\{[^}]*\})\)/.exec(stdout)![1]!;
    const options = JSON.parse(printed.replace(/(\w+):(?= )/g, '"$1":').replace(/,\s*\}$/, "}"));
    expect(options).toEqual({ keyId: kms.keyId, encryptedKeys: file, tenant: "north" });
    const source = kmsTokenKeys({ ...options, client: kms.local.client });
    const policy = { version: 1, rules: { mrn: "mrn" }, actions: { mrn: "tokenize" } } as const;
    const redactor = createRedactor(policy, { keys: source });
    expect(await redactor.ready()).toBe(true);
    expect(redactor.json({ mrn: "QP-004821" })).toContain("tok1.mrn.k1.");
    source.close();
  });

  it("never takes the place of a file, and then KMS is not asked", async () => {
    files.put("philog.keys.json", "something");
    const { stderr, code } = await create();
    expect(code).toBe(2);
    expect(stderr).toMatch(/^philog keys create: EEXIST: [^\n]+philog keys rotate\n$/);
    expect(readFileSync(file, "utf8")).toBe("something");
    expect(kms.local.calls()).toEqual({ CreateKey: 1 });
  });

  it.each([
    [
      "a folder that is not there",
      ["--file", "/none/philog.keys.json"],
      "ENOENT: the folder of the file does not exist",
    ],
    ["an id that is none", ["--id", "K 1"], "PHILOG_KEY_BAD"],
    ["a tenant that is none", ["--tenant", ""], "PHILOG_OPTION_BAD"],
    ["two KMS keys", ["--kms", "arn:aws:kms:us-east-1:111122223333:key/other"], "one KMS key makes the new key"],
  ])("exits 2 on %s and leaves no file", async (_, args, message) => {
    const { stdout, stderr, code } = await create(...args);
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toContain(message);
    expect(readdirSync(files.folder)).toEqual([]);
  });
});

describe("philog keys rotate --kms", () => {
  it("puts a new key before the old, for the same tenant, and keeps what is known of the old", async () => {
    await create("--id", "k1", "--tenant", "north");
    const before = content().current;
    const { stdout, stderr, code } = await rotate("--id", "k2");
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(content()).toMatchObject({ current: { id: "k2", tenant: "north", kmsKey: kms.keyId }, previous: [before] });
    expect(stdout).toContain(`The current token key of ${file} is now k2. Kept for joining: k1.`);
    expect(kms.local.calls().Decrypt).toBeUndefined();
  });

  it("takes another KMS key, and names both for the join", async () => {
    await create("--id", "k1");
    const next = await kms.createKey();
    const { stdout } = await keys("rotate", ...kms.reach(next), "--id", "k2");
    expect(stdout).toContain(`--kms ${next} \\\n      --kms ${kms.keyId} \\\n`);
    expect(content()).toMatchObject({ current: { kmsKey: next }, previous: [{ kmsKey: kms.keyId }] });
  });

  it("names the key for the day, with a number where that is taken", async () => {
    await create();
    await rotate();
    const { current, previous } = content();
    expect([current.id, previous[0].id]).toEqual([
      `${current.created.slice(0, 10)}-2`,
      previous[0].created.slice(0, 10),
    ]);
  });

  it("keeps the mode of the file", async () => {
    await create("--id", "k1");
    const before = statSync(file).mode;
    await rotate("--id", "k2");
    expect(statSync(file).mode).toBe(before);
    expect(readdirSync(files.folder)).toEqual(["philog.keys.json"]);
  });

  it.each([
    ["another tenant", ["--tenant", "south"], "tenant: the current key is for another one, or for none"],
    ["an id that is taken", ["--id", "k1"], "two of them have the same id"],
  ])("refuses %s and changes nothing", async (_, args, message) => {
    await create("--id", "k1", "--tenant", "north");
    const before = readFileSync(file, "utf8");
    const { stderr, code } = await rotate(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(readFileSync(file, "utf8")).toBe(before);
    expect(readdirSync(files.folder)).toEqual(["philog.keys.json"]);
  });

  it("takes keys that were put together elsewhere, without tenant, day and KMS key", async () => {
    await create("--id", "k1", "--tenant", "north");
    const { id, wrapped } = content().current;
    files.put("philog.keys.json", JSON.stringify({ current: { id, wrapped } }));
    const { stdout, code } = await rotate("--id", "k2", "--tenant", "north");
    expect(code).toBe(0);
    expect(stdout.match(/--kms/g)).toHaveLength(1);
    expect(content()).toMatchObject({ current: { id: "k2", tenant: "north" }, previous: [{ id, wrapped }] });
    expect((await keys("list")).stdout).toMatch(/\nk1 {2}previous {2}- {11}- {8}-\n$/);
  });

  it("refuses a file that another rotation changed while KMS was asked, which would lose its key", async () => {
    await create("--id", "k1");
    kms.local.fault({ kind: "slow", delayMs: 300, times: 1 });
    const slow = rotate("--id", "k2");
    await expect.poll(() => kms.local.calls().GenerateDataKeyWithoutPlaintext).toBe(2);
    const { rotateEncryptedFile } = await import("./encrypted-file.ts");
    const client = kms.local.client;
    await rotateEncryptedFile(file, () => "k3", { keyId: kms.keyId, previousKeyIds: [], client }, undefined);
    const { stderr, code } = await slow;
    expect(code).toBe(2);
    expect(stderr).toBe("philog keys rotate: the file was changed meanwhile: rotate it again\n");
    expect(content()).toMatchObject({ current: { id: "k3" }, previous: [{ id: "k1" }] });
  });

  it("refuses keys in clear, and without --kms those that KMS encrypted", async () => {
    await run(["keys", "create", "--file", file, "--id", "k1"]);
    expect((await rotate()).stderr).toContain("current: it holds a key in clear, which belongs into no such file");
    const encrypted = join(files.folder, "encrypted.json");
    await run(["keys", "create", "--file", encrypted, ...kms.reach(kms.keyId)]);
    const { stderr, code } = await run(["keys", "rotate", "--file", encrypted]);
    expect(code).toBe(2);
    expect(stderr).toContain("the keys of this file are encrypted by KMS: say with --kms ARN which key opens them");
  });

  it.each([
    ["is missing", undefined, "PHILOG_KEY_FILE: the key file cannot be read (ENOENT)"],
    ["is a folder", "folder", "PHILOG_KEY_FILE: the key file cannot be read (it is not a file)"],
    [
      "is no JSON",
      "QP-004821",
      "PHILOG_KEY_BAD: the keys do not have the documented form (the encrypted keys are not JSON)",
    ],
    ["is large", " ".repeat(65_537), "PHILOG_KEY_FILE: the key file cannot be read (it is larger than 64 KiB)"],
  ])("refuses a file that %s", async (_, text, message) => {
    if (text === "folder") file = files.folder;
    else if (text !== undefined) files.put("philog.keys.json", text);
    const { stderr, code } = await rotate();
    expect({ stderr, code }).toEqual({ stderr: `philog keys rotate: ${message}\n`, code: 2 });
  });
});

describe("philog keys list", () => {
  it("shows ids, days, tenants and KMS keys, and never asks KMS", async () => {
    await create("--id", "k1", "--tenant", "north");
    await rotate("--id", "2026-11-04");
    const calls = kms.local.calls();
    const day = content().current.created.slice(0, 10);
    const { stdout, stderr, code } = await keys("list");
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(stdout).toBe(
      `2026-11-04  current   ${day}  "north"  ${kms.keyId}\nk1          previous  ${day}  "north"  ${kms.keyId}\n`,
    );
    const json = JSON.parse((await keys("list", "--json")).stdout);
    expect(json.current).toEqual({
      id: "2026-11-04",
      tenant: "north",
      created: content().current.created,
      kmsKey: kms.keyId,
    });
    expect(json.previous).toHaveLength(1);
    expect((await keys("list", ...kms.reach(kms.keyId))).stdout).toBe(stdout);
    expect(kms.local.calls()).toEqual(calls);
  });

  it("with --check says whether each opens, exits 1 where one does not, and prints no key", async () => {
    await create("--id", "k1");
    const next = await kms.createKey();
    await keys("rotate", ...kms.reach(next), "--id", "k2");
    const both = await keys("list", "--check", ...kms.reach(next, kms.keyId));
    expect(both).toMatchObject({ code: 0, stderr: "" });
    expect(both.stdout.match(/ {2}opens\n/g)).toHaveLength(2);
    const one = await keys("list", "--check", ...kms.reach(next));
    expect(one).toMatchObject({ code: 1, stderr: "" });
    expect(one.stdout).toMatch(
      /opens\n.*does not open: PHILOG_WRAPPED_KEY: .*it was wrapped under another KMS key\)\n$/,
    );
    await kms.kms.send(new DisableKeyCommand({ KeyId: next }));
    const json = JSON.parse((await keys("list", "--check", "--json", ...kms.reach(next, kms.keyId))).stdout);
    expect(json.current).toMatchObject({ id: "k2", opens: false, failure: expect.stringContaining("enable the key") });
  });

  it("with --check finds a key whose tenant was written over", async () => {
    await create("--id", "k1", "--tenant", "north");
    files.put("philog.keys.json", readFileSync(file, "utf8").replace("north", "south"));
    const { stdout, code } = await keys("list", "--check", ...kms.reach(kms.keyId));
    expect(code).toBe(1);
    expect(stdout).toContain("PHILOG_WRAPPED_KEY");
  });

  it("with --check exits 3 while KMS is away", async () => {
    await create("--id", "k1");
    kms.local.fault({ kind: "throttle" });
    const { stdout, code } = await keys("list", "--check", ...kms.reach(kms.keyId));
    expect(code).toBe(3);
    expect(stdout).toContain("does not open: PHILOG_KMS_UNAVAILABLE");
  });

  it("prints nothing that moves a terminal's cursor, whoever wrote the file", async () => {
    const key = { id: "k1", wrapped: "AAAA", tenant: "\u001b[2J\u009b1m" };
    files.put("philog.keys.json", JSON.stringify({ current: key }));
    expect((await keys("list")).stdout).toBe('k1  current  -  "\\u001b[2J�1m"  -\n');
    for (const bad of [{ id: "\u001b[2J" }, { kmsKey: "arn:\u001b[2J" }, { created: "\u001b[2J" }]) {
      files.put("philog.keys.json", JSON.stringify({ current: { ...key, ...bad } }));
      const { stdout, stderr, code } = await keys("list");
      expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
      expect(stderr).toMatch(/^philog keys list: PHILOG_KEY_BAD: [^\u001b]+\n$/);
    }
  });
});

describe("options of --kms", () => {
  it.each([
    [["create", "--kms", "alias/philog"], "--kms: it has to be the ARN of a KMS key"],
    [["create", "--kms", "arn:aws:s3:::north"], "--kms: it has to be the ARN of a KMS key"],
    [["create", "--region", "us-east-1"], "--region needs --kms"],
    [["rotate", "--profile", "clinic"], "--profile needs --kms"],
    [["list", "--endpoint", "https://kms.example"], "--endpoint needs --kms"],
    [["create", "--tenant", "north"], "--tenant needs --kms"],
    [["rotate", "--tenant", "north"], "--tenant needs --kms"],
    [["list", "--check"], "--check needs --kms"],
  ])("exits 2 before anything is done: %j", async ([name, ...args], message) => {
    const { stdout, stderr, code } = await keys(name!, ...args);
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toMatch(new RegExp(`^philog keys ${name}: [^\\n]+\\n$`));
    expect(stderr).toContain(message);
    expect(readdirSync(files.folder)).toEqual([]);
  });

  it.each(["http://kms.example.org", "ftp://127.0.0.1", "no url"])("refuses %s as endpoint", async (endpoint) => {
    const { stderr, code } = await keys("create", "--kms", kms.keyId, "--endpoint", endpoint);
    expect(code).toBe(2);
    expect(stderr).toBe("philog keys create: --endpoint: it has to be a URL of https, or of http on this machine\n");
  });

  it("the Region goes before that of the ARN", async () => {
    const { stderr, code } = await create("--region", "eu-west-1");
    expect(code).toBe(2);
    expect(stderr).toContain("PHILOG_KMS_DENIED");
    expect(stderr).toContain("InvalidSignatureException");
  });

  it("the profile's credentials are used as the SDK reads them", async () => {
    const credentials = files.put(
      "credentials",
      "[clinic]\naws_access_key_id = AKIA00000000CLINIC00\naws_secret_access_key = x\n",
    );
    process.env.AWS_SHARED_CREDENTIALS_FILE = credentials;
    process.env.AWS_CONFIG_FILE = credentials;
    try {
      kms.local.fault({ kind: "denied", accessKeyId: "AKIA00000000CLINIC00" });
      expect((await create("--profile", "clinic")).stderr).toContain(
        "let the role and the key's policy allow the call",
      );
      expect((await create()).code).toBe(0);
    } finally {
      delete process.env.AWS_SHARED_CREDENTIALS_FILE;
      delete process.env.AWS_CONFIG_FILE;
    }
  });

  it("exits 3 while KMS is away, and leaves no file", async () => {
    kms.local.fault({ kind: "unavailable" });
    const { stderr, code } = await create();
    expect(code).toBe(3);
    expect(stderr).toMatch(/^philog keys create: PHILOG_KMS_UNAVAILABLE: [^\n]+\n$/);
    expect(readdirSync(files.folder)).toEqual([]);
  });
});

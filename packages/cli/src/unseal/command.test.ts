import { generateKeyPairSync } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { CreateKeyCommand, GetPublicKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { startAwsLocal } from "@philog/aws-local";
import { createRedactor, publicSealKey } from "@philog/core";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { createFolder, type RunOptions, run } from "../prompt/run.test-data.ts";

const { folder, put, end } = createFolder();
afterAll(end);

const pair = () => generateKeyPairSync("rsa", { modulusLength: 3072 });
const pem = ({ privateKey }: ReturnType<typeof pair>) => privateKey.export({ type: "pkcs8", format: "pem" });
const own = pair();
const key = put("private.pem", pem(own));
const otherKey = put("other.pem", pem(pair()));
const publicKey = put("public.pem", own.publicKey.export({ type: "spki", format: "pem" }));
const records = `${folder}/records`;
mkdirSync(records);
const sealKey = publicSealKey({ file: publicKey, keyId: "test-key", directory: records });

const policy = { version: 1, rules: { event: "code", mrn: "mrn" }, actions: { mrn: "seal" } } as const;
const redactor = createRedactor(policy, { sealKey });
const lines = ["00123456", "00777001"].map((mrn) => redactor.json({ event: "chart.read", mrn }));
const [withRecord, without] = lines as [string, string];
const clear = [{ event: "chart.read", mrn: "00123456" }, { mrn: "00777001" }];

const unseal = (args: string[], options?: RunOptions) =>
  run(["unseal", "--private-key", key, "--reason", "case 17", ...args], options);
const mrns = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).mrn);

describe("philog unseal", () => {
  it("opens the values of files, also where the key record stands behind them, and says how many", async () => {
    const log = put("app.log", `${without}\nplain text\n${withRecord}\n`);
    const { stdout, stderr, code } = await unseal([log]);
    const [first, second, third] = stdout.split("\n");
    expect([JSON.parse(first!).mrn, second, JSON.parse(third!).mrn]).toEqual(["00777001", "plain text", "00123456"]);
    expect(JSON.parse(third!)).toMatchObject(clear[0]!);
    expect(stderr).toBe("philog unseal: 2 values opened, 1 key asked for\n  reason       case 17\n");
    expect(code).toBe(0);
  });

  it("opens packed files, and standard input whose lines wait for their key record", async () => {
    const log = put("app.log.gz", gzipSync(`${withRecord}\n${without}`));
    expect(mrns((await unseal([log])).stdout)).toEqual(["00123456", "00777001"]);
    const { stdout, code } = await unseal([], { stdin: `${without}\n${withRecord}\n` });
    expect({ mrns: mrns(stdout), code }).toEqual({ mrns: ["00777001", "00123456"], code: 0 });
  });

  it("leaves what has no key record sealed, says so, exits 1, and opens it with the writers' folder", async () => {
    const log = put("old.log", `${without}\n`);
    const left = await unseal([log]);
    expect(left).toMatchObject({ stdout: `${without}\n`, code: 1 });
    expect(left.stderr).toContain("0 values opened, 0 keys asked for\n  left sealed  1 without a key record\n");
    await vi.waitFor(() => expect(readdirSync(records).filter((name) => name.endsWith(".json"))).toHaveLength(1));
    const opened = await unseal(["--key-records", records, log]);
    expect({ mrns: mrns(opened.stdout), code: opened.code }).toEqual({ mrns: ["00777001"], code: 0 });
  });

  it("counts what is of another key and what was changed, and prints no value of it", async () => {
    const log = put("changed.log", `${withRecord.replace("sealed1.mrn", "sealed1.ssn")}\n${without}\n`);
    const changed = await unseal([log]);
    expect(changed.code).toBe(1);
    expect(changed.stderr).toContain("1 value opened, 1 key asked for");
    expect(changed.stderr).toContain("1 that were changed or belong elsewhere");
    const other = await run(["unseal", "--private-key", otherKey, "--reason", "test", log]);
    expect(other).toMatchObject({ code: 1 });
    expect(other.stderr).toContain("2 whose key was refused (PHILOG_WRAPPED_KEY)");
  });

  it("passes every other line byte for byte", async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0x00, 0x0a]), Buffer.from(`\r\n{"a":1}\r\nlast`)]);
    const { stdout, code } = await unseal([put("bytes.log", bytes)]);
    expect(stdout).toBe(bytes.toString("utf8"));
    expect(code).toBe(0);
  });

  it("warns at a terminal that what follows is PHI", async () => {
    const { stderr } = await unseal([put("tty.log", `${withRecord}\n`)], { stdoutIsTerminal: true });
    expect(stderr).toContain("philog unseal: what follows is PHI in clear\n");
  });

  it("refuses to run without a reason, without a key, with a key that others can read, and without the files", async () => {
    const wrong = async (args: string[], said: string) => {
      const { stdout, stderr, code } = await run(["unseal", ...args]);
      expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
      expect(stderr).toContain(said);
    };
    await wrong(["--private-key", key], "--reason");
    await wrong(["--private-key", key, "--reason", " \n"], "--reason is 1 to 512 characters");
    await wrong(["--reason", "test", publicKey], "--kms ARN or --private-key FILE");
    await wrong(["--reason", "test", "--kms", "an-alias", publicKey], "ARN of a KMS key");
    await wrong(["--reason", "test", "--private-key", publicKey, publicKey], "PHILOG_KEY_BAD");
    await wrong(["--reason", "test", "--private-key", key, `${folder}/none.log`], "ENOENT");
    await wrong(["--reason", "test", "--private-key", key, "--key-records", key, publicKey], "--key-records");
    chmodSync(otherKey, 0o644);
    await wrong(["--reason", "test", "--private-key", otherKey, publicKey], "PHILOG_KEY_FILE_MODE");
    chmodSync(otherKey, 0o600);
  });

  it("says of the reason in its help that it proves nothing, and that CloudTrail does", async () => {
    const { stdout, code } = await run(["unseal", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("CloudTrail");
    expect(stdout.replace(/\s+/g, " ")).toContain("--reason is a note in the summary and proves nothing");
  });
});

describe("philog unseal with a KMS key", () => {
  const given = { ...process.env };
  afterEach(() => {
    process.env = { ...given };
  });
  const start = async () => {
    const local = await startAwsLocal();
    const kms = new KMSClient({ ...local.client, maxAttempts: 1 });
    const made = await kms.send(new CreateKeyCommand({ KeySpec: "RSA_3072", KeyUsage: "ENCRYPT_DECRYPT" }));
    const arn = made.KeyMetadata!.Arn!;
    const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: arn }));
    const file = put("kms-public.b64", Buffer.from(PublicKey!).toString("base64"));
    const sealed = createRedactor(policy, { sealKey: publicSealKey({ file, keyId: arn }) });
    const log = put("kms.log", `${sealed.json({ mrn: "00123456" })}\n${sealed.json({ mrn: "00777001" })}\n`);
    const { accessKeyId, secretAccessKey } = local.client.credentials;
    process.env.AWS_ACCESS_KEY_ID = accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = secretAccessKey;
    process.env.AWS_MAX_ATTEMPTS = "1";
    const close = async () => {
      kms.destroy();
      await local.close();
    };
    return {
      local,
      kms,
      arn,
      close,
      unseal: () => run(["unseal", "--kms", arn, "--endpoint", local.url, "--reason", "case 17", log]),
    };
  };

  it("asks it once for each segment, and leaves the values of a caller who is refused sealed", async () => {
    const { local, close, unseal } = await start();
    try {
      const { stdout, stderr, code } = await unseal();
      expect({ mrns: mrns(stdout), code }).toEqual({ mrns: ["00123456", "00777001"], code: 0 });
      expect(stderr).toContain("2 values opened, 1 key asked for");
      local.fault({ kind: "denied" });
      const denied = await unseal();
      expect(denied.code).toBe(1);
      expect(denied.stderr).toContain("2 whose key was refused (PHILOG_KMS_DENIED)");
      expect(denied.stdout).not.toMatch(/00123456|00777001/);
    } finally {
      await close();
    }
    // Where KMS cannot be reached the run is not finished.
    const away = await unseal();
    expect(away).toMatchObject({ stdout: "", code: 3 });
    expect(away.stderr).toContain("PHILOG_KMS_UNAVAILABLE");
    expect(away.stderr).toContain("not finished; 0 values opened");
  });
});

describe("philog redact with a seal key", () => {
  const file = put("policy.json", JSON.stringify({ ...policy, message: { text: "strict" } }));
  const args = ["redact", "--policy", file, "--quiet"];
  const seal = ["--seal-key", publicKey, "--seal-key-id", "test-key"];

  it("seals, and what it wrote opens with the private key", async () => {
    const log = put("raw.log", '{"event":"chart.read","mrn":"00123456"}\n{"mrn":"00777001"}\n');
    const { stdout, code } = await run([...args, ...seal, log]);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/00123456|00777001/);
    const opened = await unseal([put("redacted.log", stdout)]);
    expect(mrns(opened.stdout)).toEqual(["00123456", "00777001"]);
  });

  it("leaves what was sealed to the same key before as it stands, with its key records", async () => {
    const extra = JSON.stringify({ ...JSON.parse(withRecord), msg: "ok" });
    const log = put("sealed.log", `${withRecord}\n${without}\n${extra}\n`);
    const { stdout } = await run([...args, ...seal, log]);
    expect(stdout).toBe(`${withRecord}\n${without}\n${extra}\n`);
    const both = { mrn: "00555", more: 1, ...JSON.parse(withRecord), event: { mrn: 1 }, id: JSON.parse(without).mrn };
    const mixed = await run([...args, ...seal, put("mixed.log", `${JSON.stringify(both)}\n{"mrn":"00777001"}\n`)]);
    expect(mixed.stdout.match(/"philogKeys"/g)).toHaveLength(2);
    expect(mrns((await unseal([put("mixed-2.log", mixed.stdout)])).stdout)[1]).toBe("00777001");
  });

  it("keeps the key records of two segments in one member", async () => {
    const sealedBefore = JSON.parse(withRecord);
    const line = { mrn: "00555111", redacted: ["x"], philogKeys: sealedBefore.philogKeys, msg: "ok" };
    const { stdout } = await run([...args, ...seal, put("two.log", `${JSON.stringify(line)}\n`)]);
    expect(stdout.match(/"philogKeys"/g)).toHaveLength(1);
    expect(JSON.parse(stdout).philogKeys).toHaveLength(2);
    expect(mrns((await unseal([put("two-2.log", stdout)])).stdout)).toEqual(["00555111"]);
  });

  it("trusts nothing that only looks sealed: another key's values, and records of another tenant", async () => {
    const forged = withRecord.replaceAll(/sealed1\.mrn\.[0-9a-f]{8}/g, "sealed1.mrn.00000000");
    const { stdout } = await run([...args, ...seal, put("forged.log", `${forged}\n`)]);
    const [line] = stdout.split("\n");
    expect(JSON.parse(line!).mrn).not.toBe(JSON.parse(forged).mrn);
    expect(mrns((await unseal([put("forged-2.log", stdout)])).stdout)[0]).toMatch(/^sealed1\(mrn\./);
    const named = JSON.parse(withRecord);
    named.philogKeys[0].tenant = "Ada Example";
    const tenant = await run([...args, ...seal, put("tenant.log", `${JSON.stringify(named)}\n`)]);
    expect(tenant.stdout).not.toContain("Ada");
  });

  it("says what is missing: the key, or its id", async () => {
    const none = await run([...args, file]);
    expect(none.code).toBe(2);
    expect(none.stderr).toContain("Give the seal key with --seal-key FILE and --seal-key-id ARN.");
    const half = await run([...args, "--seal-key", publicKey, file]);
    expect(half).toMatchObject({ code: 2 });
    expect(half.stderr).toContain("go together");
  });
});

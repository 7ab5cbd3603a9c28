import { createJoin } from "@philog/core/join";
import { captureProcess } from "@philog/testing";
import { describe, expect, it } from "vitest";
import { createEncryptedKeys, rotateEncryptedKeys } from "./create-encrypted-keys.ts";
import type { EncryptedKeys } from "./encrypted-keys.ts";
import { codedError, createBench } from "./kms.test-data.ts";
import { kmsTokenKeys } from "./kms-token-keys.ts";

const { open, closing } = createBench();
const mrn = "00123456";
const issuer = "north-hospital";

/** A process of one tenant, which writes one patient's number and says what it can join. */
const program = `
import { createRedactor } from "@philog/core";
import { createJoin } from "@philog/core/join";
import { kmsTokenKeys } from "@philog/kms";
const { options, tenant, mrn, issuer } = JSON.parse(process.env.TEST_INPUT);
const failures = [];
let fail = () => {};
const failed = new Promise((resolve) => { fail = resolve; });
const onFailure = ({ code }) => { failures.push(code); fail(false); };
const keys = kmsTokenKeys({ ...options, tenant, onFailure });
const policy = { version: 1, issuer, tenant: "required", rules: { mrn: "mrn" }, actions: { mrn: "tokenize" } };
const redactor = createRedactor(policy, { keys, tenant });
const isReady = await Promise.race([redactor.ready(), failed]);
const line = redactor.json({ mrn });
const joined = isReady
  ? createJoin({ keys: await keys(), tenant, issuer }).tokensOf("mrn", mrn).map(({ token }) => token)
  : [];
keys.close();
console.log(JSON.stringify({ line: JSON.parse(line).mrn, joined, failures: [...new Set(failures)] }));
process.exit(0);
`;

interface Ran {
  line: string;
  joined: string[];
  failures: string[];
}

async function run(reach: object, encryptedKeys: EncryptedKeys, tenant: string): Promise<Ran> {
  const input = { options: { ...reach, encryptedKeys }, tenant, mrn, issuer };
  const { stdout, stderr } = await captureProcess(process.execPath, ["--input-type=module", "-e", program], {
    cwd: new URL("..", import.meta.url).pathname,
    env: { NODE_NO_WARNINGS: "1", TEST_INPUT: JSON.stringify(input) },
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

describe("tenants with keys of their own", () => {
  it("have other tokens of the same number, in processes of their own", async () => {
    const { reach, encrypted } = await open();
    const [north, south, again] = await Promise.all([
      encrypted("k1", "north").then((keys) => run(reach, keys, "north")),
      encrypted("k1", "south").then((keys) => run(reach, keys, "south")),
      encrypted("k1", "north").then((keys) => run(reach, keys, "north")),
    ]);
    for (const { line, failures } of [north!, south!, again!]) {
      expect(line).toMatch(/^tok1\.mrn\.k1\.[\w-]{22}$/);
      expect(failures).toEqual([]);
    }
    expect(new Set([north!.line, south!.line, again!.line]).size).toBe(3);
  });

  it("cannot open each other's: that process makes no token, and says so", async () => {
    const { reach, encrypted } = await open();
    const { line, joined, failures } = await run(reach, await encrypted("k1", "north"), "south");
    expect(line).toBe("[REDACTED:mrn:nokey]");
    expect(joined).toEqual([]);
    expect(failures).toEqual(["PHILOG_WRAPPED_KEY"]);
  });

  it("of one shared key have other tokens, too", async () => {
    const { reach, encrypted } = await open();
    const { current } = await closing(kmsTokenKeys({ ...reach, encryptedKeys: await encrypted() }))();
    const tokens = ["north", "south"].map(
      (tenant) => createJoin({ keys: { current }, tenant, issuer }).tokensOf("mrn", mrn)[0]!.token,
    );
    expect(tokens[0]).not.toBe(tokens[1]);
  });
});

describe("after a rotation", () => {
  it("the join follows a patient, the writing process cannot, nor can another tenant or issuer", async () => {
    const { reach, encrypted } = await open();
    const first = await encrypted("k1", "north");
    const before = await run(reach, first, "north");
    const rotated = await rotateEncryptedKeys(first, { ...reach, id: "k2", tenant: "north" });
    const after = await run(reach, rotated, "north");
    expect(after.line).toContain("tok1.mrn.k2.");
    // What the process holds leads to its own token alone.
    expect(after.joined).toEqual([after.line]);

    const joining = closing(kmsTokenKeys({ ...reach, encryptedKeys: rotated, tenant: "north", previous: true }));
    const keys = await joining();
    const tokensOf = (tenant: string, whose: string) =>
      createJoin({ keys, tenant, issuer: whose })
        .tokensOf("mrn", mrn)
        .map(({ token }) => token);
    expect(tokensOf("north", issuer)).toEqual([after.line, before.line]);
    expect(createJoin({ keys, tenant: "north", issuer }).bridge("mrn", [mrn]).get(before.line)).toBe(after.line);
    for (const wrong of [tokensOf("south", issuer), tokensOf("north", "south-hospital")]) {
      expect(wrong).not.toContain(before.line);
      expect(wrong).not.toContain(after.line);
    }
    const elsewhere = closing(kmsTokenKeys({ ...reach, encryptedKeys: rotated, tenant: "south", previous: true }));
    expect((await codedError(elsewhere())).code).toBe("PHILOG_WRAPPED_KEY");
  });
});

it("a role that KMS holds to one tenant opens no other's key", async () => {
  const { reach, local, encrypted } = await open();
  const keys = await encrypted("k1", "north");
  const role = local.credentialsOf("south");
  local.fault({ kind: "denied", operation: "Decrypt", accessKeyId: role.accessKeyId });
  const client = { ...reach.client, credentials: role };
  const source = closing(kmsTokenKeys({ ...reach, client, encryptedKeys: keys, tenant: "north" }));
  expect((await codedError(source())).code).toBe("PHILOG_KMS_DENIED");
  expect((await codedError(createEncryptedKeys({ ...reach, id: "k1", tenant: "n".repeat(129) }))).code).toBe(
    "PHILOG_OPTION_BAD",
  );
});

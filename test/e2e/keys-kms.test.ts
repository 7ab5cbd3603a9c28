import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { type AwsLocal, startAwsLocal } from "@philog/aws-local";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("../../packages/cli/dist/main.js", import.meta.url));

let folder = "";
let local: AwsLocal;
let keyId = "";
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "philog-keys-kms-"));
  local = await startAwsLocal();
  const kms = new KMSClient(local.client);
  keyId = (await kms.send(new CreateKeyCommand({}))).KeyMetadata!.Arn!;
  kms.destroy();
});
afterEach(async () => {
  await local.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the built command in the folder, with KMS and credentials as the SDK finds them in the environment. */
const philog = (args: string[], { node = [] as string[], stdin = "" } = {}) =>
  new Promise<{ stdout: string; stderr: string; code: number | null }>((resolve) => {
    const env = {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL_KMS: local.url,
      AWS_ACCESS_KEY_ID: local.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: local.credentials.secretAccessKey,
      NODE_NO_WARNINGS: "1",
    };
    const child = execFile(process.execPath, [...node, main, ...args], { cwd: folder, env }, (_, stdout, stderr) =>
      resolve({ stdout, stderr, code: child.exitCode }),
    );
    child.stdin!.end(stdin);
  });

const file = ["--file", "philog.keys.json"];

describe("philog keys --kms", () => {
  it("makes, rotates, checks and joins keys that are never in clear on the disk", async () => {
    const made = await philog(["keys", "create", ...file, "--kms", keyId, "--tenant", "north", "--id", "k1"]);
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(await philog(["keys", "rotate", ...file, "--kms", keyId, "--id", "k2"])).toMatchObject({
      code: 0,
      stderr: "",
    });
    const listed = await philog(["keys", "list", ...file, "--check", "--kms", keyId]);
    expect(listed).toMatchObject({ code: 0, stderr: "" });
    expect(listed.stdout).toMatch(/^k2 {2}current .* opens\nk1 {2}previous .* opens\n$/);
    const joined = await philog(["join", "-k", "philog.keys.json", "--kms", keyId, "-c", "mrn", "--tenant", "north"], {
      stdin: "QP-004821\n",
    });
    expect(joined).toMatchObject({ code: 0, stderr: "" });
    expect(joined.stdout).toMatch(/^k2 {2}current {3}tok1\.mrn\.k2\.\S+\nk1 {2}previous {2}tok1\.mrn\.k1\.\S+\n$/);
    expect(readdirSync(folder)).toEqual(["philog.keys.json"]);
    expect(readFileSync(join(folder, "philog.keys.json"), "utf8")).not.toContain("secret");
  });

  it("names the packages to install where they are not there, and the commands for local files do without", async () => {
    writeFileSync(
      join(folder, "absent.mjs"),
      `import { register } from "node:module";
register("data:text/javascript," + encodeURIComponent(\`
export async function resolve(specifier, context, next) {
  if (!/^@philog\\\\/kms|^@aws-sdk/.test(specifier)) return next(specifier, context);
  throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
}\`));`,
    );
    const node = ["--import", "./absent.mjs"];
    const { stdout, stderr, code } = await philog(["keys", "create", ...file, "--kms", keyId], { node });
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toMatch(/^philog keys create: PHILOG_AWS_SDK: .*npm install @philog\/kms @aws-sdk\/client-kms\)\n$/);
    expect(await philog(["keys", "create", "--file", "keys.json"], { node })).toMatchObject({ code: 0, stderr: "" });
    expect(readdirSync(folder).sort()).toEqual(["absent.mjs", "keys.json"]);
  });
});

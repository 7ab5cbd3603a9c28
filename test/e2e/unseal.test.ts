import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("../../packages/cli/dist/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "philog-e2e-unseal-"));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string) => {
  const file = join(folder, name);
  writeFileSync(file, content, { mode: 0o600 });
  return file;
};

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 3072 });
const seal = ["--seal-key", put("public.pem", `${publicKey.export({ type: "spki", format: "pem" })}`)];
const key = put("private.pem", `${privateKey.export({ type: "pkcs8", format: "pem" })}`);
const policy = put("policy.json", '{"version":1,"rules":{"mrn":"mrn"},"actions":{"mrn":"seal"}}');

const philog = (args: string[], input = "") => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    input,
    encoding: "utf8",
    maxBuffer: 67_108_864,
  });
  return { status, stdout, stderr };
};
const mrns = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).mrn);

describe("the built command", () => {
  it("opens what it has sealed in workers, each with segments of its own, from its lines alone", () => {
    const raw = Array.from({ length: 30_000 }, (_, n) => `{"mrn":"${100_000 + n}"}\n`).join("");
    const sealed = philog(
      ["redact", "--policy", policy, ...seal, "--seal-key-id", "e2e", "--workers", "2", "--quiet"],
      raw,
    );
    expect(sealed).toMatchObject({ status: 0, stderr: "" });
    expect(sealed.stdout).not.toMatch(/"mrn":"\d/);
    const opened = philog(["unseal", "--private-key", key, "--reason", "e2e"], sealed.stdout);
    expect(opened.status).toBe(0);
    expect(mrns(opened.stdout)).toEqual(mrns(raw));
    expect(opened.stderr).toMatch(/^philog unseal: 30,000 values opened, [12] keys? asked for\n {2}reason {7}e2e\n$/);
  });

  it("ends where nobody reads any more, and says nothing of it", () => {
    const line = philog(["redact", "--policy", policy, ...seal, "--seal-key-id", "e2e", "--quiet"], '{"mrn":"1"}\n');
    const log = put("long.log", `${line.stdout}${"plain text\n".repeat(300_000)}`);
    const { status, stderr } = spawnSync(
      "sh",
      [
        "-c",
        `"${process.execPath}" "${main}" unseal --private-key "${key}" --reason e2e "${log}" | head -n 1 > /dev/null`,
      ],
      { encoding: "utf8" },
    );
    expect(status).toBe(0);
    expect(stderr).not.toMatch(/Error|EPIPE/);
  });
});

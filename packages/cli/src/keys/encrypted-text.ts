import type { EncryptedFile, ListedKey } from "./encrypted-file.ts";
import { quoted } from "./text.ts";

const call = (file: string, kmsKey: string, tenant: string | undefined) =>
  [
    "    kmsTokenKeys({",
    `      keyId: ${JSON.stringify(kmsKey)},`,
    `      encryptedKeys: ${JSON.stringify(file)},`,
    ...(tenant === undefined ? [] : [`      tenant: ${JSON.stringify(tenant)},`]),
    "    })",
  ].join("\n");

/** What `keys create --kms` prints: what there is now and what to do next. */
export const createdEncryptedText = (file: string, { current: { id, kmsKey = "", tenant } }: EncryptedFile) => `\
Made ${quoted(file)} with the token key ${id}, encrypted by KMS. It is no secret: commit it.

Next
  Give it to the process that writes logs, as the keys of createRedactor(). Its role
  needs kms:Decrypt:
${call(file, kmsKey, tenant)}
  See that it opens:
    philog keys list --file ${quoted(file)} --check --kms ${kmsKey}
  Replace the key from time to time:
    philog keys rotate --file ${quoted(file)} --kms ${kmsKey}
  Keep the KMS key: once it is deleted nobody finds a patient's tokens again.
`;

/** What `keys rotate --kms` prints. */
export function rotatedEncryptedText(file: string, { current, previous }: EncryptedFile): string {
  const kmsKeys = new Set([current, ...previous].flatMap(({ kmsKey }) => (kmsKey === undefined ? [] : [kmsKey])));
  return `\
The current token key of ${quoted(file)} is now ${current.id}. Kept for joining: ${previous.map(({ id }) => id).join(", ")}.

Next
  Commit the file, or put it where the processes fetch it: within an hour, or once
  they are started anew, they write tokens of ${current.id}.
  Tokens written so far stay joinable:
    philog join --keys ${quoted(file)} --classification mrn \\
${[...kmsKeys].map((kmsKey) => `      --kms ${kmsKey} \\\n`).join("")}      app.log
  Keep a previous key, and its KMS key, as long as lines written under it are kept.
`;
}

const opening = ({ check }: ListedKey) => {
  if (check === undefined) return [];
  return [check.failure === undefined ? "opens" : `does not open: ${check.failure.message}`];
};

/** What `keys list` prints of encrypted keys: a line for each, the current one first. */
export function listedEncryptedText(keys: readonly ListedKey[]): string {
  const rows = keys.map((key) => [
    key.id,
    key.current ? "current" : "previous",
    key.created?.slice(0, 10) ?? "-",
    // A tenant is free text, and can hold what moves the cursor of a terminal.
    key.tenant === undefined ? "-" : JSON.stringify(key.tenant).replace(/[\x7f-\x9f]/g, "�"),
    key.kmsKey ?? "-",
    ...opening(key),
  ]);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!))).join("  "),
    )
    .map((line) => `${line}\n`)
    .join("");
}

/** The same for programs: `{current, previous}`, with `opens` and `failure` where KMS was asked. */
export function listedEncryptedJson(keys: readonly ListedKey[]): string {
  const [current, ...previous] = keys.map(({ current: _, check, ...key }) => ({
    ...key,
    ...(check && { opens: check.failure === undefined }),
    ...(check?.failure && { failure: check.failure.message }),
  }));
  return `${JSON.stringify({ current, previous })}\n`;
}

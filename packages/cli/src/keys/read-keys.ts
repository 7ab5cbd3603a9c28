import { fileKeys, type TokenKeys } from "@philog/core";
import { refuseEncrypted } from "./encrypted-file.ts";

/** The keys of a local file, for a command that asks no KMS. Throws `Failure`, and as `fileKeys` does. */
export function readKeys(path: string): TokenKeys {
  refuseEncrypted(path, "this command reads keys in clear alone, as philog keys create makes them without --kms");
  return fileKeys(path);
}

import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CloudWatchError } from "../errors.ts";

const largest = 65_536;

function holdsKeys(path: string): boolean {
  try {
    const { size } = statSync(path);
    if (size > largest) return false;
    const content = JSON.parse(readFileSync(path, "utf8"));
    return typeof content?.current?.id === "string" && content.current.secret !== undefined;
  } catch {
    return false;
  }
}

/**
 * Refuses a spool in whose folder, or the one above, a file of keys lies: whoever copies one copies the other, and the
 * encryption protects nothing. Throws PHILOG_CLOUDWATCH_KEY_BESIDE.
 */
export function refuseKeyBeside(folder: string): void {
  for (const place of [resolve(folder), dirname(resolve(folder))]) {
    let names: string[] = [];
    try {
      names = readdirSync(place).filter((name) => name.endsWith(".json"));
    } catch {
      continue;
    }
    const name = names.find((file) => holdsKeys(join(place, file)));
    if (name !== undefined)
      throw new CloudWatchError("PHILOG_CLOUDWATCH_KEY_BESIDE", `${name}; keep it elsewhere, or use KMS`);
  }
}

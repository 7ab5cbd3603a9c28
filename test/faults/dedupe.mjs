// What `philog logs dedupe` makes of an export of the stored events.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const philog = fileURLToPath(new URL("../../packages/cli/dist/main.js", import.meta.url));

/** Events that are left, and whether it says that none is missing. */
export function dedupe(events) {
  const folder = mkdtempSync(join(tmpdir(), "philog-dedupe-"));
  try {
    const [from, to] = ["export.json", "kept.log"].map((name) => join(folder, name));
    writeFileSync(from, JSON.stringify({ events }));
    const args = [philog, "logs", "dedupe", "--from-start", "--quiet", "--output", to, from];
    const { status } = spawnSync(process.execPath, ["--no-warnings", ...args], { stdio: "ignore" });
    return { kept: readFileSync(to, "utf8").split("\n").length - 1, isWhole: status === 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

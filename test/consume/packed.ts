import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mustRun, root } from "./run.ts";

interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  exports: Record<string, string | Record<string, unknown>>;
  publishConfig?: { access?: string; provenance?: boolean };
}

/** A package of this repository that is published. */
export interface Published {
  folder: string;
  manifest: Manifest;
}

/** A published package as the registry would get it. */
export interface Packed extends Published {
  tarball: string;
  files: string[];
}

/** Every workspace under packages/ that is not private. */
export const published: readonly Published[] = readdirSync(join(root, "packages"))
  .map((name) => join(root, "packages", name))
  .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest }))
  .filter(({ manifest }) => manifest.private !== true);

export const names = published.map(({ manifest }) => manifest.name);

/** Packs every published package from its built `dist` into a folder. */
export async function packAll(into: string): Promise<Packed[]> {
  const folders = published.map(({ folder }) => folder);
  const stdout = await mustRun(into, "npm", ["pack", "--json", "--ignore-scripts", ...folders]);
  const reports = JSON.parse(stdout) as { name: string; filename: string; files: { path: string }[] }[];
  return published.map(({ folder, manifest }) => {
    const report = reports.find(({ name }) => name === manifest.name)!;
    return { folder, manifest, tarball: join(into, report.filename), files: report.files.map(({ path }) => path) };
  });
}

/** The import specifiers that a package's `exports` open, by whether `require` has a build of its own. */
export function doors({ name, exports }: Manifest): { specifier: string; kind: "code" | "esm" | "json" }[] {
  return Object.entries(exports).map(([door, target]) => ({
    specifier: name + door.slice(1),
    kind: typeof target === "string" ? "json" : "require" in target ? "code" : "esm",
  }));
}

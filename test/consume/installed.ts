import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Packed, packAll } from "./packed.ts";
import { mustRun } from "./run.ts";

/** What a user has beside the packages: the host, the test runner, types. */
const beside = [
  "pino@10",
  "winston@3",
  "express@5",
  "@types/express@5",
  "fastify@5",
  "@nestjs/common@11",
  "@nestjs/core@11",
  "@nestjs/platform-express@11",
  "@aws-sdk/client-cloudwatch-logs@3",
  "@aws-sdk/client-kms@3",
  "reflect-metadata@0.2",
  "rxjs@7",
  "vitest@4",
  "@types/node@20",
  "@types/jest@30",
];

export interface Installed {
  /** A folder of an application that has every packed package installed. */
  folder: string;
  packed: Packed[];
  remove(): void;
}

/** A new folder outside the repository, so that nothing is found in the workspaces by chance. */
export const newFolder = () => realpathSync(mkdtempSync(join(tmpdir(), "philog-consume-")));

/** Packs every published package and installs the tarballs into an empty folder, as `npm install` does for a user. */
export async function install(): Promise<Installed> {
  const folder = newFolder();
  const packed = await packAll(folder);
  writeFileSync(join(folder, "package.json"), '{ "name": "application", "private": true }\n');
  const tarballs = packed.map(({ tarball }) => tarball);
  await mustRun(folder, "npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", ...tarballs, ...beside]);
  return { folder, packed, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

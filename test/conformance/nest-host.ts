import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));
const source = (path: string) => join(root, "packages", path);
const require = createRequire(import.meta.url);

const alias = [
  { find: "@philog/core/host", replacement: source("core/src/host/index.ts") },
  { find: "@philog/core/http", replacement: source("core/src/http/index.ts") },
  { find: "@philog/core/context", replacement: source("core/src/http/context.ts") },
  { find: "@philog/core/doctor", replacement: source("core/src/process/doctor.ts") },
  { find: /^@philog\/(core|pino|nestjs)$/, replacement: source("$1/src/index.ts") },
];

export type NestVersion = "nest11" | "nest12";

/** What `test/hosts/nestNN/host.mjs` exports. Types are those of Nest 12. */
export interface NestHost {
  philog: typeof import("@philog/nestjs");
  behindPolicy: typeof import("@philog/pino").philog;
  common: typeof import("@nestjs/common");
  core: typeof import("@nestjs/core");
  microservices: typeof import("@nestjs/microservices");
  ExpressAdapter: typeof import("@nestjs/platform-express").ExpressAdapter;
  FastifyAdapter: typeof import("@nestjs/platform-fastify").FastifyAdapter;
  nestPino: typeof import("nestjs-pino");
  pino: typeof import("pino").pino;
  /** nestjs-pino keeps the first logger that it is given for the whole process: this lets it take another. */
  resetNestPino(): void;
}

const nestPinoFiles: Record<NestVersion, string> = {
  nest11: "test/hosts/nest11/node_modules/nestjs-pino/PinoLogger.js",
  nest12: "node_modules/nestjs-pino/dist/esm/PinoLogger.js",
};

/** Bundles the sources of Philog below one version of Nest, so that they find that version and no other. */
export async function bundleHost(version: NestVersion): Promise<string> {
  const folder = join(root, "test/hosts", version);
  const outDir = join(folder, "node_modules/.philog", String(process.pid));
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    resolve: { alias },
    build: {
      ssr: true,
      outDir,
      minify: false,
      rollupOptions: { input: join(folder, "host.mjs"), output: { entryFileNames: "[name].mjs" } },
    },
  });
  return join(outDir, "host.mjs");
}

/** Loads one version of Nest with Philog, as Node loads it: no runner stands between. */
export async function loadHost(version: NestVersion): Promise<NestHost> {
  const file = await bundleHost(version);
  const host = require(file);
  rmSync(dirname(file), { recursive: true });
  return { ...host, resetNestPino: require(join(root, nestPinoFiles[version])).__resetOutOfContextForTests };
}

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { root, type Sample } from "./pages.ts";

const folder = join(root, "test/docs/.tmp");
const source = (path: string) => join(root, "packages", path);

/** The sources that samples are run against, by what they import. */
const sources: Record<string, string> = {
  "@philog/core/host": source("core/src/host/index.ts"),
  "@philog/core/join": source("core/src/tokens/join.ts"),
  "@philog/testing/vitest": source("testing/src/vitest.ts"),
  "@philog/testing/jest": source("testing/src/jest.ts"),
  "@philog/core": source("core/src/index.ts"),
  "@philog/pino": source("pino/src/index.ts"),
  "@philog/testing": source("testing/src/index.ts"),
};

const nameOf = ({ page, line, language }: Sample) =>
  `${page.replace(/[^a-zA-Z]+/g, "-")}-${line}.${language === "ts" ? "ts" : "js"}`;

/** Bundles samples with the packages' sources. Fails where one does not compile. */
export async function bundleSamples(samples: readonly Sample[]): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "in"), { recursive: true });
  for (const sample of samples) writeFileSync(join(folder, "in", nameOf(sample)), sample.code);
  const alias = Object.entries(sources).map(([name, replacement]) => ({ find: new RegExp(`^${name}$`), replacement }));
  await build({
    root,
    configFile: false,
    logLevel: "error",
    resolve: { alias },
    build: {
      ssr: true,
      outDir: join(folder, "out"),
      minify: false,
      rollupOptions: {
        input: samples.map((sample) => join(folder, "in", nameOf(sample))),
        output: { entryFileNames: "[name].mjs", chunkFileNames: "shared-[hash].mjs" },
      },
    },
  });
}

/** Runs a bundled sample in a process of its own, in a folder that holds `files`. */
export function runSample(sample: Sample, files: readonly Sample[]) {
  const cwd = join(folder, "work", nameOf(sample));
  mkdirSync(cwd, { recursive: true });
  for (const { file, code } of files) writeFileSync(join(cwd, file!), `${code}\n`);
  const script = join(folder, "out", nameOf(sample).replace(/\.\w+$/, ".mjs"));
  const env = { PATH: process.env.PATH, NODE_ENV: "production", NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** Runs a Python sample from the root of the repository; undefined where there is no Python. */
export function runPython(sample: Sample): string | undefined {
  const { error, status, stdout, stderr } = spawnSync("python3", ["-"], {
    cwd: root,
    input: sample.code,
    encoding: "utf8",
  });
  if (error !== undefined) return undefined;
  return status === 0 ? stdout : `${stdout}${stderr}`;
}

/** Checks the types of TypeScript samples; what the compiler says. */
export function checkTypes(samples: readonly Sample[]): string {
  const paths = Object.fromEntries(Object.entries(sources).map(([name, path]) => [name, [path]]));
  const project = join(folder, "tsconfig.json");
  const files = samples.map((sample) => join(folder, "in", nameOf(sample)));
  const settings = {
    extends: join(root, "tsconfig.check.json"),
    compilerOptions: { paths, noUnusedLocals: false, types: ["node"], typeRoots: [join(root, "node_modules/@types")] },
    include: [],
    files,
  };
  writeFileSync(project, JSON.stringify(settings));
  const { stdout } = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", project], {
    cwd: root,
    encoding: "utf8",
  });
  return stdout;
}

const volatile: [RegExp, string][] = [
  [/"time":\d{13}/g, '"time":…'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, "…"],
  [/"pid":\d+/g, '"pid":…'],
  [/"hostname":"[^"]*"/g, '"hostname":"…"'],
  [/sha256:(?:[0-9a-f]{12,64}|…)/g, "sha256:…"],
  [/"version":"\d+\.\d+\.\d+"/g, '"version":"…"'],
  [/"[^"]*\/test\/docs\/\.tmp\/work\/[^/"]+\//g, '"/srv/app/'],
  [/"stack":"(?:[^"\\]|\\.)*"/g, '"stack":"…"'],
];

/** Output without what differs from run to run. */
export function normalise(output: string, code: string): string {
  let text = output.trim();
  for (const [pattern, replacement] of volatile) text = text.replace(pattern, replacement);
  return code.includes("randomBytes") ? text.replace(/(tok1\.\w+\.[a-z0-9-]+\.)[\w-]{22}/g, "$1…") : text;
}

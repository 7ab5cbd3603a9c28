import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "vite";
import { root, type Sample } from "./pages.ts";

// Below the repository, where samples find its packages; apart for each process, since two suites may run at once.
const folder = join(root, "test/docs/.tmp", String(process.pid));
const source = (path: string) => join(root, "packages", path);

/** The sources that samples are run against, by what they import. */
const sources: Record<string, string> = {
  "@philog/core/doctor": source("core/src/process/doctor.ts"),
  "@philog/core/host": source("core/src/host/index.ts"),
  "@philog/core/http": source("core/src/http/index.ts"),
  "@philog/core/context": source("core/src/http/context.ts"),
  "@philog/core/join": source("core/src/tokens/join.ts"),
  "@philog/core/unseal": source("core/src/tokens/unseal.ts"),
  "@philog/core/lambda": source("core/src/process/lambda.ts"),
  "@philog/testing/vitest": source("testing/src/vitest.ts"),
  "@philog/testing/jest": source("testing/src/jest.ts"),
  "@philog/core": source("core/src/index.ts"),
  "@philog/pino": source("pino/src/index.ts"),
  "@philog/winston": source("winston/src/index.ts"),
  "@philog/express": source("express/src/index.ts"),
  "@philog/fastify": source("fastify/src/index.ts"),
  "@philog/nestjs": source("nestjs/src/index.ts"),
  "@philog/aws-local": source("aws-local/src/index.ts"),
  "@philog/cloudwatch": source("cloudwatch/src/index.ts"),
  "@philog/cloudwatch/pino": source("cloudwatch/src/pino.ts"),
  "@philog/cloudwatch/winston": source("cloudwatch/src/winston.ts"),
  "@philog/kms": source("kms/src/index.ts"),
  "@philog/testing": source("testing/src/index.ts"),
};

/** A page's samples stand in one folder, so that one finds the files of another. */
const folderOf = ({ page }: Sample) => page.replace(/[^a-zA-Z]+/g, "-");
const nameOf = (sample: Sample) => `${folderOf(sample)}-${sample.line}.${sample.language === "ts" ? "ts" : "js"}`;
const sourceOf = (sample: Sample) => join(folder, "in", folderOf(sample), nameOf(sample));

/** Bundles samples with the packages' sources. Fails where one does not compile. */
export async function bundleSamples(samples: readonly Sample[]): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for (const sample of samples) {
    mkdirSync(dirname(sourceOf(sample)), { recursive: true });
    writeFileSync(sourceOf(sample), sample.code);
    if (sample.file !== undefined) writeFileSync(join(dirname(sourceOf(sample)), sample.file), sample.code);
  }
  const alias = [
    ...Object.entries(sources).map(([name, replacement]) => ({ find: new RegExp(`^${name}$`), replacement })),
    // Samples for contributors name files from the root of the repository.
    { find: /^packages\//, replacement: join(root, "packages/") },
  ];
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
        input: samples.map(sourceOf),
        output: { entryFileNames: "[name].mjs", chunkFileNames: "shared-[hash].mjs" },
      },
    },
  });
}

/** Takes away what the samples were run in. */
export function removeSamples(): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The folder in which a page's samples run, one after the other, with `files` in it. */
function prepareWork(sample: Sample, files: readonly Sample[]): string {
  const cwd = join(folder, "work", folderOf(sample));
  mkdirSync(cwd, { recursive: true });
  for (const { file, code } of files) writeFileSync(join(cwd, file!), `${code}\n`);
  return cwd;
}

/** The SDK of AWS says on stderr which Node it will need some day. */
const withoutSdkWarning = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

/** Runs a bundled sample in a process of its own. */
export function runSample(sample: Sample, files: readonly Sample[]) {
  const cwd = prepareWork(sample, files);
  const script = join(folder, "out", nameOf(sample).replace(/\.\w+$/, ".mjs"));
  const env = { PATH: process.env.PATH, NODE_ENV: "production", NO_COLOR: "1", ...withoutSdkWarning };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** Whether a shell sample is run: of the built command, of a program on its page, or with what it prints beside it. */
export const isCommand = ({ language, code, output }: Sample) =>
  language === "sh" && (output !== undefined || /^(?:.*\| )?(?:(?:npx )?philog |node [\w-]+\.js)/m.test(code));

const linkPackages = (cwd: string) => {
  const link = join(cwd, "node_modules");
  if (!existsSync(link)) symlinkSync(join(root, "node_modules"), link);
};

/** Runs a shell sample with `philog` on its PATH and the built packages installed. */
export function runShell(sample: Sample, files: readonly Sample[]) {
  const cwd = prepareWork(sample, files);
  linkPackages(cwd);
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, "philog"),
    `#!/bin/sh\nexec "${process.execPath}" "${root}/packages/cli/dist/main.js" "$@"\n`,
    { mode: 0o755 },
  );
  writeFileSync(join(bin, "npx"), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
  const env = { PATH: `${bin}:${dirname(process.execPath)}:${process.env.PATH}`, NO_COLOR: "1", HOME: cwd };
  // Both streams in one pipe, in the order in which a terminal would show them.
  const script = `exec 2>&1\nset -o pipefail\n${sample.code}`;
  const { status, stdout } = spawnSync("bash", ["-c", script], { cwd, env, encoding: "utf8", input: "" });
  return { status, stdout };
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
  const paths = {
    ...Object.fromEntries(Object.entries(sources).map(([name, path]) => [name, [path]])),
    "packages/*": [join(root, "packages/*")],
  };
  const project = join(folder, "tsconfig.json");
  const files = samples.map(sourceOf);
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
  [/[^"\s]*\/test\/docs\/\.tmp\/\d+\/work\/[^/"\s]+\//g, "/srv/app/"],
  [/"stack":"(?:[^"\\]|\\.)*"/g, '"stack":"…"'],
  [/\d[\d.,]* (?=[KMG]B\b|ms\b|s\b)/g, "… "],
];

/** The secret of the published vectors: with it a token is always the same. */
const published = "x6v8Ek2M0WoRThHa1TaStVukhqeQ1bmRWyNvbrp1GWk=";

/** Output without what differs from run to run. */
export function normalise(output: string, code: string): string {
  let text = output.trim();
  for (const [pattern, replacement] of volatile) text = text.replace(pattern, replacement);
  return code.includes(published) ? text : text.replace(/(tok1\.\w+\.[a-z0-9-]+\.)[\w-]{22}/g, "$1…");
}

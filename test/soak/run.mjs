// Soaks the sources in a process that holds nothing else: the smaller its heap, the smaller the leak that shows.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
// Below node_modules, where pino is found.
const outDir = path("../../node_modules/.cache/philog-soak");

await build({
  root: path("../.."),
  configFile: false,
  logLevel: "error",
  resolve: {
    alias: [
      { find: "@philog/core/host", replacement: path("../../packages/core/src/host/index.ts") },
      { find: /^@philog\/(core|pino)$/, replacement: path("../../packages/$1/src/index.ts") },
    ],
  },
  build: {
    ssr: path("main.ts"),
    outDir,
    minify: false,
    target: "node20",
    rollupOptions: { output: { entryFileNames: "main.mjs" } },
  },
});
const child = spawn(process.execPath, ["--expose-gc", `${outDir}/main.mjs`, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "production" },
});
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});

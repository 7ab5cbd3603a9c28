import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string) => fileURLToPath(new URL(`./packages/${path}`, import.meta.url));

const alias = [
  { find: "@philog/core/host", replacement: source("core/src/host/index.ts") },
  { find: "@philog/core/http", replacement: source("core/src/http/index.ts") },
  { find: "@philog/core/context", replacement: source("core/src/http/context.ts") },
  { find: /^@philog\/core\/(join|unseal)$/, replacement: source("core/src/tokens/$1.ts") },
  { find: /^@philog\/cloudwatch\/(pino|winston)$/, replacement: source("cloudwatch/src/$1.ts") },
  { find: "@philog/nestjs/register", replacement: source("nestjs/src/register.ts") },
  { find: /^@philog\/core\/(doctor|lambda|register)$/, replacement: source("core/src/process/$1.ts") },
  { find: /^@philog\/testing\/(vitest|jest)$/, replacement: source("testing/src/$1.ts") },
  {
    find: /^@philog\/(aws-local|cloudwatch|core|kms|pino|winston|express|fastify|nestjs|testing)$/,
    replacement: source("$1/src/index.ts"),
  },
];

const rooms = "{policy,tokens,detect,redactors,compile,engine,host}";

// Test files of a project share what they import, which takes half the time. What a test changes in its process it puts back.
const project = (name: string, include: string[]) => ({
  resolve: { alias },
  test: { name, include, isolate: false, testTimeout: 30_000 },
});

export default defineConfig({
  test: {
    // By default one core of two would stay idle.
    maxWorkers: "100%",
    projects: [
      project("core", [`packages/core/src/${rooms}/**/*.test.ts`, "packages/core/src/*.test.ts"]),
      project("core-process", ["packages/core/src/{http,process}/**/*.test.ts"]),
      project("pino", ["packages/pino/src/**/*.test.ts"]),
      project("winston", ["packages/winston/src/**/*.test.ts"]),
      project("express", ["packages/express/src/**/*.test.ts"]),
      project("fastify", ["packages/fastify/src/**/*.test.ts"]),
      project("nestjs", ["packages/nestjs/src/**/*.test.ts"]),
      project("aws-local", ["packages/aws-local/src/**/*.test.ts"]),
      project("cloudwatch", ["packages/cloudwatch/src/**/*.test.ts"]),
      project("kms", ["packages/kms/src/**/*.test.ts"]),
      project("testing", ["packages/testing/src/**/*.test.ts"]),
      project("cli", ["packages/cli/src/**/*.test.ts"]),
      project("across", ["test/**/*.test.ts"]),
    ],
    coverage: {
      provider: "v8",
      include: ["packages/core/src/**/*.ts"],
      exclude: ["**/*.test.ts", "**/*.test-data.ts"],
      thresholds: { branches: 100, lines: 100 },
    },
  },
});

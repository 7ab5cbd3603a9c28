import { philog as expressPhilog } from "@philog/express";
import fastifyPhilog, { philogLogger } from "@philog/fastify";
import { PhilogModule } from "@philog/nestjs";
import { capture } from "@philog/testing";
import express from "express";
import Fastify from "fastify";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import "reflect-metadata";
import { Logger, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";

const quiet = { startLine: false, logger: () => {} };

/** Starts an app of each adapter, and ends it. */
const adapters: [name: string, start: (options: { selfCheck?: boolean }) => Promise<unknown>][] = [
  ["Express", async (options) => express().use(expressPhilog({ ...quiet, ...options }))],
  ["Fastify, by its constructor", (options) => Fastify({ ...philogLogger({ ...quiet, ...options }) } as never).close()],
  [
    "Fastify, by the plugin",
    async (options) => {
      const app = Fastify();
      await app.register(fastifyPhilog as never, { ...quiet, ...options });
      await app.close();
    },
  ],
  [
    "NestJS",
    async (options) => {
      const logger = Logger as unknown as { staticInstanceRef: object };
      const before = logger.staticInstanceRef;
      class App {}
      Module({ imports: [PhilogModule.forRoot({ ...quiet, ...options })] })(App);
      const app = await NestFactory.create(App);
      await app.init();
      await app.close();
      logger.staticInstanceRef = before;
    },
  ],
];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  vi.stubEnv("NODE_ENV", "production");
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  Reflect.deleteProperty(globalThis, Symbol.for("philog.selfCheck"));
});

describe.each(adapters)("the self-check of %s", (_name, start) => {
  const said = async (options: { selfCheck?: boolean }) => {
    const { stderr } = await capture(async () => {
      await start(options);
      vi.advanceTimersByTime(3000);
    });
    const lines = stderr.split("\n").filter((line) => line.startsWith("{"));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  test("names the gaps of the process some seconds after the start, where it is asked for", async () => {
    const lines = await said({ selfCheck: true });
    expect(lines.map(({ level, philog, check }) => [level, philog, check])).toEqual([
      [40, "gap", "preload"],
      [40, "gap", "console"],
      [40, "gap", "streams"],
    ]);
    expect(lines[0]!.mend).toBe("start Node with --import @philog/core/register");
    expect(await said({ selfCheck: true })).toEqual([]);
  });

  test("is not made in production, unless the environment asks for it", async () => {
    expect(await said({})).toEqual([]);
    vi.stubEnv("PHILOG_SELF_CHECK", "1");
    expect((await said({})).length).toBe(3);
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: scripts for other processes
import { expectNoLeak } from "@philog/testing";
import { describe, expect, test } from "vitest";
import { opaque, records, run } from "./process-run.ts";

/** A catalogue: what is filled into a template would not be found in it a second time. */
const policy =
  "{ version: 1, extends: ['process', 'http', 'errors'], message: { text: 'static', catalogue: ['loaded %s', 'failed'] } }";
const visit =
  "const visit = async (server, close) => { for (const path of ['/patients/' + S, '/none', '/boom']) " +
  "await fetch('http://127.0.0.1:' + server.address().port + path, { headers: { connection: 'close' } }); " +
  "setTimeout(close, 10); };";
const boom = "throw new Error('no row for ' + S)";
const log = "log.info('loaded %s', S); log.warn({ event: 'visit.read', name: S }, 'failed')";

/** By name: what is run, and how many of its lines say `loaded`. */
const adapters: [name: string, script: string, loaded: number][] = [
  [
    "pino, on process.stdout, and winston, with formats of the logger's and of transports' and without",
    `{ const log = require('@philog/pino').pino({ philog: { policy } }, process.stdout); ${log} } ` +
      "const winston = require('winston'); const { format } = winston; const { createLogger } = require('@philog/winston'); " +
      "{ const log = createLogger({ philog: { policy }, transports: [new winston.transports.Console()] }); " +
      "log.info('loaded %s', S); log.error('failed', new Error(S)) } " +
      "{ const log = createLogger({ philog: { policy }, format: format.combine(format.timestamp(), format.json()), transports: [" +
      "new winston.transports.Console(), new winston.transports.Console({ format: format.simple(), stderrLevels: ['error'] }), " +
      "new winston.transports.Console({ eol: '\\r\\n' })] }); " +
      "log.info('loaded %s', S, { event: 'visit.read' }); log.error('failed', new Error(S)) }",
    5,
  ],
  [
    "Express",
    "const app = require('express')(); app.use(require('@philog/express').philog({ policy })); " +
      "app.get('/patients/:id', (req, res) => { req.log.info('loaded %s', S); res.end(); }); " +
      `app.get('/boom', () => { ${boom} }); const server = app.listen(0, '127.0.0.1', () => visit(server, () => server.close()))`,
    1,
  ],
  [
    "Fastify",
    "const app = require('fastify')({ ...require('@philog/fastify').philogLogger({ policy }) }); " +
      "app.get('/patients/:id', async (req) => { req.log.info('loaded %s', S); return 'ok'; }); " +
      `app.get('/boom', async () => { ${boom} }); ` +
      "app.listen({ port: 0, host: '127.0.0.1' }).then(() => visit(app.server, () => app.close()))",
    1,
  ],
  [
    "NestJS",
    "require('reflect-metadata'); const { Controller, Get, Logger, Module } = require('@nestjs/common'); " +
      "const { PhilogModule } = require('@philog/nestjs'); class Patients { " +
      "read() { new Logger('VisitsService').log('loaded %s', S); return 'ok'; } " +
      `boom() { ${boom} } } Controller()(Patients); ` +
      "for (const [name, path] of [['read', 'patients/:id'], ['boom', 'boom']]) " +
      "Get(path)(Patients.prototype, name, Object.getOwnPropertyDescriptor(Patients.prototype, name)); " +
      "class App {} Module({ imports: [PhilogModule.forRoot({ policy })], controllers: [Patients] })(App); " +
      "require('@nestjs/core').NestFactory.create(App).then(async (app) => { await app.listen(0, '127.0.0.1'); " +
      "visit(app.getHttpServer(), () => app.close()); })",
    1,
  ],
  [
    "an adapter whose logger throws",
    "const app = require('express')(); app.use(require('@philog/express').philog({ policy, startLine: false, " +
      "logger: () => { throw new Error(S); } })); const server = app.listen(0, '127.0.0.1', () => visit(server, () => server.close()))",
    0,
  ],
];

/** Without what differs from run to run. */
const steady = (text: string) =>
  text
    .replace(/"(time|pid)":\d+/g, '"$1":0')
    .replace(/"responseTime":[\d.]+/g, '"responseTime":0')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "…")
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "…")
    .replace(/127\.0\.0\.1:\d+/g, "…");

describe("platform-07 lines of adapters", () => {
  test.each(adapters)(
    "platform-07 of %s are the same bytes with PHILOG_STREAMS=1 as without",
    async (_name, script, loaded) => {
      const whole = `const policy = ${policy}; ${visit} ${script}; process.stdout.write('of ' + S + '\\n')`;
      const [without, within] = await Promise.all(
        [undefined, "1"].map((PHILOG_STREAMS) => run(whole, { by: "--import", env: { PHILOG_STREAMS } })),
      );
      expect(steady(within!.stderr)).toBe(steady(without!.stderr));
      const [raw] = opaque.map(({ value }) => `of ${value}\n`);
      expect(without!.stdout).toContain(raw);
      const others = records(within!.stdout.replace(/^(?!\{).*$/gm, "")).filter(({ event }) => event === "stdout");
      // What nobody has redacted still is.
      expect(others).toMatchObject([{ msg: expect.stringMatching(/REDACTED/) }]);
      const own = within!.stdout.split("\n").filter((line) => !line.includes('"event":"stdout"'));
      expect(steady(own.join("\n"))).toBe(steady(without!.stdout.replace(raw!, "")));
      expectNoLeak(within!.all, opaque);
      expect(within!.all.match(/loaded \[REDACTED\]/g) ?? []).toHaveLength(loaded);
      if (loaded === 0) expect(within!.all).toContain('"requestId"');
    },
  );
});

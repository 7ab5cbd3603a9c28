import { createRequire } from "node:module";
import { canaries, expectLeak, expectNoLeak } from "@philog/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { loadHost, type NestHost } from "./nest-host.ts";
import { guard, type Parts, resetLogger, visit } from "./nest-run.ts";
import { bytes } from "./socket.ts";

// As Node loads them: below the host, so that they find its version of Nest.
const require = createRequire(new URL("../hosts/nest12/host.mjs", import.meta.url));
const { Args, GraphQLModule, Query, Resolver } = require("@nestjs/graphql");
const { MercuriusDriver } = require("@nestjs/mercurius");

const [S, other] = canaries.opaque("nest-graphql", 2, { words: 1, letters: "lower" }).map(({ value }) => value) as [
  string,
  string,
];
const typeDefs = "type Query { patient(id: ID!): String, quiet(id: ID!): String, refused(id: ID!): String }";
const post = (query: string) =>
  bytes("POST /graphql", { "content-type": "application/json" }, JSON.stringify({ query }));
const sent = [
  post(`{ patient(id: "${S}") }`),
  post(`{ quiet(id: "${S}") }`),
  post(`{ refused(id: "${S}") }`),
  post(`{ a: patient(id: "${S}") b: patient(id: "${other}") }`),
  post(`{ nothing(id: "${S}") }`),
  post(`{ patient(id: "${S}"`),
];

describe("resolvers of GraphQL's own module, on Nest 12 and Fastify", () => {
  let host: NestHost;
  beforeAll(async () => {
    host = await loadHost("nest12");
  }, 60_000);

  const build = (): Parts => {
    const { BadRequestException, Logger } = host.common;
    const resolvers: Record<string, (id: string) => unknown> = {
      patient(id) {
        throw Object.assign(new Error(`no row for '${id}'`), { detail: `Key (id)=(${id})` });
      },
      quiet(id) {
        new Logger("Resolver").log(`read ${id}`, { name: id });
        return `of ${id}`;
      },
      refused(id) {
        throw new BadRequestException(`refused '${id}'`);
      },
    };
    class Patients {}
    Resolver()(Patients);
    for (const [name, handle] of Object.entries(resolvers)) {
      Object.defineProperty(Patients.prototype, name, { value: handle, writable: true, configurable: true });
      Query(name)(Patients.prototype, name, Object.getOwnPropertyDescriptor(Patients.prototype, name));
      Args("id")(Patients.prototype, name, 0);
    }
    return {
      imports: [GraphQLModule.forRoot({ driver: MercuriusDriver, typeDefs })],
      providers: [Patients],
    };
  };

  test("answer as always, and what is logged of their errors is behind the policy", async () => {
    resetLogger(host);
    const bare = await visit(host, build, sent, { platform: "Fastify" });
    expectLeak(bare.text(), [S]);
    expectLeak(bare.answers.join(), [S]);
    const guarded = await visit(
      host,
      (stream) => {
        const parts = build();
        return { ...parts, imports: [...parts.imports!, guard(host, stream)] };
      },
      sent,
      { platform: "Fastify" },
    );
    expect(guarded.answers).toEqual(bare.answers);
    expectNoLeak(guarded.text(), [S, other]);
    const records = guarded.records() as Record<string, any>[];
    const requests = records.filter(({ req }) => req !== undefined);
    expect(requests.map(({ req, res }) => [req.route, res.statusCode])).toEqual(
      [200, 200, 200, 200, 400, 400].map((status) => ["/graphql", status]),
    );
    expect(records.some(({ msg }) => msg === "read [REDACTED]")).toBe(true);
    expect(records.some(({ err }) => err?.message === "no row for [REDACTED]")).toBe(true);
  });
});

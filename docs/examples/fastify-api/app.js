// @ts-check
import { philogLogger } from "@philog/fastify";
import Fastify from "fastify";

const mrn = { type: "string", pattern: "^QP-[0-9]{6}$" };
const order = {
  type: "object",
  required: ["mrn", "priority"],
  properties: { mrn, priority: { enum: ["routine", "urgent"] } },
};
const chart = { type: "object", properties: { weight: { type: "integer" } } };

/** A small clinic service. All that Fastify, its plugins and its handlers log is behind the policy. */
export function createApp(/** @type {import("@philog/fastify").PhilogOptions} */ options) {
  const app = Fastify({ ...philogLogger(options), routerOptions: { caseSensitive: true } });

  app.get("/patients/:mrn", async (request) => {
    const { mrn } = /** @type {{ mrn: string }} */ (request.params);
    request.log.info({ event: "patient.read", patient: { mrn } }, "read %s", mrn);
    return { mrn, name: "Zelda Quarkwright" };
  });
  app.post("/orders", { schema: { body: order } }, async (_request, reply) => reply.code(201).send());
  // A row that is not what its schema says: the serializer's error quotes the value.
  app.get("/patients/:mrn/chart", { schema: { response: { 200: chart } } }, async () => ({ weight: "Zelda, 61 kg" }));
  return app;
}

// What does a Fastify app answer in a second with Philog, against the bare framework and its own logger?
// node src/http/fastify.js [--quick] [--goals] [--json FILE]
import philog, { philogLogger } from "@philog/fastify";
import fastify from "fastify";
import { answerHttp, visits } from "../suite/http.js";

/** The apps, each of which writes its lines to stdout. */
const apps = {
  fastify: () => fastify(),
  "fastify, own logger": () => fastify({ logger: true }),
  "fastify + philogLogger": () => fastify({ ...philogLogger() }),
  "fastify + philog plugin": () => {
    const app = fastify();
    app.register(philog);
    return app;
  },
};
const isOurs = (name) => name.includes("philog");

await answerHttp({
  file: import.meta.url,
  question: "requests a second of a Fastify app",
  contenders: Object.keys(apps),
  isOurs,
  isBare: (name) => name === "fastify",
  bareOf: () => "fastify",
  goals: Object.keys(apps)
    .filter(isOurs)
    .map((name) => ({ name, against: "fastify, own logger", goal: 0.97 })),
  async serve(name) {
    const app = apps[name]();
    app.get("/patients/:mrn/visits", async (request) => visits(request.query.page));
    await app.listen({ port: 0, host: "127.0.0.1" });
    return app.server.address().port;
  },
});

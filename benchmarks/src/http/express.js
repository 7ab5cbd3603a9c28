// What does an Express app answer in a second with Philog, against the bare framework and its usual loggers?
// node src/http/express.js [--quick] [--goals] [--json FILE]
import { once } from "node:events";
import { philog } from "@philog/express";
import express from "express";
import expressWinston from "express-winston";
import { pinoHttp } from "pino-http";
import winston from "winston";
import { answerHttp, visits } from "../suite/http.js";

/** The loggers of requests, each of which writes its lines to stdout. */
const loggers = {
  express: undefined,
  "express + pino-http": () => pinoHttp(),
  "express + express-winston": () =>
    expressWinston.logger({
      transports: [new winston.transports.Console()],
      format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
    }),
  "express + philog": () => philog(),
};

await answerHttp({
  file: import.meta.url,
  question: "requests a second of an Express app",
  contenders: Object.keys(loggers),
  isOurs: (name) => name === "express + philog",
  isBare: (name) => name === "express",
  bareOf: () => "express",
  goals: [
    { name: "express + philog", against: "express + pino-http", goal: 1 },
    { name: "express + philog", against: "express + express-winston", goal: 1.5 },
  ],
  async serve(name) {
    const app = express();
    const logger = loggers[name]?.();
    if (logger !== undefined) app.use(logger);
    const patients = express.Router();
    patients.get("/:mrn/visits", (request, response) => response.json(visits(request.query.page)));
    app.use("/patients", patients);
    const server = app.listen(0, "127.0.0.1");
    await once(server, "listening");
    return server.address().port;
  },
});

// @ts-check
import { philog, philogErrors } from "@philog/express";
import express from "express";

/** A small clinic service. Its requests, its errors and `req.log` go to `logger`, which is behind a policy. */
export function createApp(
  /** @type {import("pino").Logger} */ logger,
  /** @type {import("@philog/core").Redactor} */ redactor,
) {
  const app = express();
  app.use(philog({ redactor, logger }));
  app.use(express.json());

  app.get("/patients/:mrn", (req, res) => {
    req.log.info({ event: "patient.read", patient: { mrn: req.params.mrn } }, "read %s", req.params.mrn);
    res.json({ mrn: req.params.mrn, name: "Zelda Quarkwright" });
  });
  app.get("/orders", (_req, res) => {
    // Not `req.log`: the line carries the request's id all the same.
    logger.info({ event: "orders.listed", found: 2 });
    res.json([]);
  });
  app.post("/orders", async (req, res) => {
    await storeOrder(req.body);
    res.status(201).end();
  });

  // Before a handler of one's own, so that what is answered there stands in its request's line.
  app.use(philogErrors());
  app.use(
    /** @type {express.ErrorRequestHandler} */ (error, _req, res, next) => {
      if (res.headersSent) return next(error);
      res.status(error.status ?? 500).json({ error: "failed" });
    },
  );
  return app;
}

/** A database that quotes the row that it refuses, as PostgreSQL does. */
async function storeOrder(/** @type {{ mrn: string }} */ { mrn }) {
  const error = new Error('duplicate key value violates unique constraint "orders_mrn_key"');
  throw Object.assign(error, { code: "23505", table: "orders", detail: `Key (mrn)=(${mrn}) already exists.` });
}

// @ts-check
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { chartOf, createPortalAccount, findPatient, searchPatients, sendToLaboratory } from "./backends.js";
import { fullName, mrn } from "./patients.js";

// This service logs the way real ones do, mistakes included: whole resources, names in messages, raw URLs, request
// bodies, errors as they come. Not one of these lines was changed for Philog.

/**
 * @typedef {import("pino").Logger} Logger
 * @typedef {import("node:http").IncomingMessage & { id?: string, body?: unknown }} Request
 * @typedef {import("node:http").ServerResponse} Response
 * @typedef {{ req: Request, res: Response, url: URL, log: Logger, id: string }} Call
 */

/** A small clinic service. Everything that it logs goes to `logger`. */
export function createService(/** @type {Logger} */ logger) {
  return createServer(async (/** @type {Request} */ req, res) => {
    const started = performance.now();
    req.id = String(req.headers["x-request-id"] ?? randomUUID());
    const url = new URL(req.url ?? "/", "http://clinic.example.test");
    const route = routes.find(({ method, pattern }) => method === req.method && pattern.test(url.pathname));
    const log = logger.child({ reqId: req.id, userId: req.headers["x-user-id"] });
    res.on("finish", () => {
      const durationMs = Math.round(performance.now() - started);
      const record = { event: "request.completed", route: route?.path, req, res, durationMs };
      log.info(record, `${req.method} ${req.url} ${res.statusCode}`);
    });
    const call = { req, res, url, log, id: decodeURIComponent(route?.pattern.exec(url.pathname)?.[1] ?? "") };
    try {
      await (route?.handle ?? notFound)(call);
    } catch (error) {
      log.error({ event: "request.failed", err: error, body: req.body }, /** @type {Error} */ (error).message);
      if (!res.headersSent) json(res, /** @type {{ status?: number }} */ (error).status ?? 500, { error: "failed" });
    }
  });
}

/** @type {{ method: string, path: string, handle: (call: Call) => Promise<void> | void }[]} */
const table = [
  { method: "GET", path: "/patients", handle: search },
  { method: "GET", path: "/patients/:id", handle: lookUp },
  { method: "GET", path: "/patients/:id/summary", handle: summary },
  { method: "GET", path: "/patients/:id/chart", handle: chart },
  { method: "POST", path: "/patients/:id/observations", handle: addObservation },
];
const routes = table.map((route) => ({ ...route, pattern: new RegExp(`^${route.path.replace(":id", "([^/]+)")}$`) }));

async function lookUp(/** @type {Call} */ call) {
  const patient = findPatient(call.id);
  if (!patient) return notFound(call);
  const log = call.log.child({ mrn: mrn(patient) });
  log.info({ event: "patient.loaded", req: call.req, patient }, `loaded patient ${fullName(patient)}`);
  json(call.res, 200, patient);
}

async function search(/** @type {Call} */ { res, url, log }) {
  const name = url.searchParams.get("name") ?? "";
  const found = searchPatients(name, url.searchParams.get("birthdate"));
  log.info({ event: "patient.searched", found: found.length }, "found %d patients for %s", found.length, name);
  for (const patient of found) log.debug({ event: "patient.found", patient }, fullName(patient));
  json(res, 200, found);
}

async function summary(/** @type {Call} */ call) {
  const patient = findPatient(call.id);
  if (!patient) return notFound(call);
  try {
    await createPortalAccount(patient);
  } catch (error) {
    call.log.child({ mrn: mrn(patient) }).error(error);
    json(call.res, 500, { error: "database" });
  }
}

async function addObservation(/** @type {Call} */ call) {
  const { req, res } = call;
  const observation = await readJson(req);
  const patient = findPatient(call.id);
  if (!patient) return notFound(call);
  const log = call.log.child({ mrn: observation.performerMrn ?? mrn(patient) });
  log.info({ event: "observation.received", observation }, `observation for ${fullName(patient)}`);
  try {
    await sendToLaboratory(patient, observation);
  } catch (err) {
    log.error({ event: "laboratory.failed", err }, `could not send the order of patient ${fullName(patient)}`);
    json(res, 502, { error: "laboratory" });
  }
}

async function chart(/** @type {Call} */ call) {
  const { req, res } = call;
  const patient = findPatient(call.id);
  if (!patient) return notFound(call);
  const log = call.log.child({ mrn: mrn(patient) });
  let bytesSent = 0;
  for await (const piece of chartOf(patient)) {
    if (res.destroyed) {
      log.warn({ event: "request.aborted", req, bytesSent }, "client left, chart of %s not sent", fullName(patient));
      return;
    }
    res.write(piece);
    bytesSent += Buffer.byteLength(piece);
  }
  res.end();
}

function notFound(/** @type {Call} */ { req, res, log }) {
  log.warn({ event: "route.unknown", url: req.url }, `nothing at ${req.url}`);
  json(res, 404, { error: "not found" });
}

function json(/** @type {Response} */ res, /** @type {number} */ status, /** @type {unknown} */ body) {
  res.setHeader("content-type", "application/json");
  res.writeHead(status).end(JSON.stringify(body));
}

/** Reads a JSON body. As body parsers do, it attaches what it could not parse to the error. */
async function readJson(/** @type {Request} */ req) {
  let text = "";
  for await (const chunk of req) text += chunk;
  try {
    req.body = JSON.parse(text);
    return /** @type {any} */ (req.body);
  } catch (error) {
    req.body = text;
    throw Object.assign(/** @type {Error} */ (error), { status: 400, type: "entity.parse.failed", body: text });
  }
}

// @ts-check
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createRedactor } from "@philog/core";
import { philog } from "@philog/pino";
import pino from "pino";
import { createApp } from "./app.js";

// A service reads its key with `fileKeys` or from AWS KMS; this one forgets it.
const keys = { current: { id: "example", secret: randomBytes(32) } };
const redactor = createRedactor(fileURLToPath(new URL("philog.policy.json", import.meta.url)), { keys });
const logger = philog(pino({ base: null }), { redactor });

const server = createApp(logger, redactor).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

const send = async (/** @type {string} */ path, /** @type {string} */ body = "") => {
  const headers = { "content-type": "application/json" };
  const init = body === "" ? {} : { method: "POST", headers, body };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
  await response.arrayBuffer();
};
await send("/patients/QP-004821?name=Zelda%20Quarkwright");
await send("/orders?status=open&name=Zelda");
await send("/orders", '{ "mrn": "QP-004821", "priority": "urgent", "note": "Zelda called" }');
await send("/orders", '{ "mrn": QP-004821 }');
await send("/charts/QP-004821");
server.close();

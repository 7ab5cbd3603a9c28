// @ts-check
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { createApp } from "./app.js";

// A service reads its key with `fileKeys` or from AWS KMS; this one forgets it.
const keys = { current: { id: "example", secret: randomBytes(32) } };
const app = createApp({ policy: fileURLToPath(new URL("philog.policy.json", import.meta.url)), keys });
const address = await app.listen({ port: 0, host: "127.0.0.1" });

const send = async (/** @type {string} */ path, /** @type {string} */ body = "") => {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${address}${path}`, body === "" ? {} : { method: "POST", headers, body });
  await response.arrayBuffer();
};
await send("/patients/QP-004821?status=open&name=Zelda%20Quarkwright");
await send("/orders", '{ "mrn": "QP-004821", "priority": "urgent", "note": "Zelda called" }');
await send("/orders", '{ "mrn": "Zelda Quarkwright", "priority": "urgent" }');
await send("/orders", '{ "mrn": QP-004821 }');
await send("/patients/QP-004821/chart");
await send("/charts/QP-004821?name=Zelda");
await app.close();

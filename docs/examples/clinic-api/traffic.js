// @ts-check
import { randomUUID } from "node:crypto";
import { email, encounters, fullName, mrn, observations, patients } from "./patients.js";

/**
 * What one client does. Its id goes along as the request's id, so that two runs can be compared line by line.
 * @typedef {{ name: string, id: string, path: string, method?: string, body?: string, user?: string, leaves?: boolean }} Step
 */

const [zelda, barnaby] = patients;
const query = (/** @type {Record<string, string>} */ fields) => new URLSearchParams(fields);

/** @type {Omit<Step, "id">[]} */
const moments = [
  { name: "lookup", path: `/patients/${zelda.id}` },
  { name: "search", path: `/patients?${query({ name: fullName(zelda), birthdate: zelda.birthDate })}` },
  { name: "database", path: `/patients/${zelda.id}/summary` },
  {
    name: "malformed",
    path: `/patients/${barnaby.id}/observations`,
    method: "POST",
    body: `{"subject": ${fullName(barnaby)}, "note": "${encounters[1].reasonCode[0].text}, DOB ${barnaby.birthDate}"}`,
  },
  {
    name: "laboratory",
    path: `/patients/${zelda.id}/observations`,
    method: "POST",
    // Typed by hand at the bedside: lower case, and without the hyphen.
    body: JSON.stringify({ ...observations[0], performerMrn: mrn(zelda).replace("-", "").toLowerCase() }),
  },
  { name: "unknown", path: `/charts/${encodeURIComponent(fullName(barnaby))}/latest` },
  { name: "portal", path: `/patients/${zelda.id}`, user: email(zelda) },
  { name: "abort", path: `/patients/${patients[2].id}/chart`, leaves: true },
];

/** The moments above, and everyday look-ups and searches around them. */
export const steps = [
  ...moments,
  ...patients.map((patient) => ({ name: "everyday", path: `/patients/${patient.id}` })),
  ...patients.map((patient) => ({
    name: "everyday",
    path: `/patients?${query({ name: patient.name[0].family, birthdate: patient.birthDate })}`,
  })),
].map((step) => ({ ...step, id: randomUUID() }));

/** Sends every step to a service on this machine, one after the other. */
export async function sendTraffic(/** @type {string} */ origin) {
  for (const step of steps) await send(origin, step);
}

async function send(/** @type {string} */ origin, /** @type {Step} */ step) {
  const { id, path, method = "GET", body, user = "usr_k3v9qd", leaves } = step;
  const abort = new AbortController();
  const response = await fetch(origin + path, {
    method,
    body,
    signal: abort.signal,
    headers: { "x-request-id": id, "x-user-id": user, ...(body && { "content-type": "application/json" }) },
  });
  if (!leaves) return void (await response.text());
  await response.body?.getReader().read();
  abort.abort();
}

// @ts-check
import { email, encounters, fullName, mrn, observations, patients } from "./patients.js";

/** @typedef {import("./patients.js").Patient} Patient */

export const findPatient = (/** @type {string} */ id) => patients.find((patient) => patient.id === id);

export const searchPatients = (/** @type {string} */ name, /** @type {string | null} */ birthDate) =>
  patients.filter((patient) => fullName(patient).includes(name) && (!birthDate || patient.birthDate === birthDate));

/** A database that is asked to insert a portal account twice, and answers as PostgreSQL and its driver do. */
export async function createPortalAccount(/** @type {Patient} */ patient) {
  const error = new Error('duplicate key value violates unique constraint "portal_accounts_email_key"');
  throw Object.assign(error, {
    name: "DatabaseError",
    severity: "ERROR",
    code: "23505",
    detail: `Key (email)=(${email(patient)}) already exists.`,
    where: `SQL statement "INSERT INTO portal_accounts VALUES ('${mrn(patient)}', '${fullName(patient)}')"`,
    table: "portal_accounts",
    constraint: "portal_accounts_email_key",
    parameters: [mrn(patient), fullName(patient), email(patient), patient.birthDate],
  });
}

/** A laboratory system that is down. The HTTP client attaches the whole request to its error, as axios does. */
export async function sendToLaboratory(/** @type {Patient} */ patient, /** @type {object} */ observation) {
  const error = new Error("Request failed with status code 502");
  throw Object.assign(error, {
    name: "AxiosError",
    code: "ERR_BAD_RESPONSE",
    config: {
      method: "post",
      url: `https://lab.example.test/orders?mrn=${mrn(patient)}`,
      headers: { authorization: "Bearer lab-2f0c9d7be1" },
      data: JSON.stringify({ patient: fullName(patient), birthDate: patient.birthDate, observation }),
    },
    response: { status: 502, data: `upstream timeout, order of ${fullName(patient)} not stored` },
  });
}

/** Everything about one patient, piece by piece. */
export async function* chartOf(/** @type {Patient} */ patient) {
  const index = patients.indexOf(patient);
  for (const piece of [patient, observations[index], encounters[index]]) {
    yield `${JSON.stringify(piece)}\n`;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

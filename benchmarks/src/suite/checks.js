import assert from "node:assert/strict";

const stands = /^(?:\[redacted(?::[a-zA-Z]+)?\]|tok1\.mrn\.bench\.[\w-]{22})$/i;

const leaves = (value) =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [value];

/** The record's part that is no patient's: what every contender has to keep as it is. */
export function operationalPart({ patient, results, ...operational }) {
  return operational;
}

function pick(from, like) {
  if (typeof like !== "object" || like === null) return from;
  if (Array.isArray(like)) return like.map((item, index) => pick(from?.[index], item));
  return Object.fromEntries(Object.entries(like).map(([key, item]) => [key, pick(from?.[key], item)]));
}

/** No value of the patient and no result is there, and all of the operational part is. */
export function checkHidden(output, record) {
  for (const value of leaves(output.patient ?? {})) assert.match(String(value), stands);
  const results = Array.isArray(output.results) ? output.results : [];
  for (const { value, flag } of results) assert.match(`${value}${flag}`, /^(?:\[redacted\]){2}$/i);
  if (!Array.isArray(output.results)) assert.ok([undefined, "[REDACTED]"].includes(output.results));
  const operational = operationalPart(record);
  assert.deepEqual(pick(output, operational), operational);
}

/** As `checkHidden`, and the patient's number is a token. */
export function checkTokenized(output, record) {
  checkHidden(output, record);
  assert.match(output.patient.mrn, /^tok1\./);
}

/** Everything is there as it was. */
export function checkKept(output, record) {
  assert.deepEqual(pick(output, record), record);
}

/** Everything is there, and nothing besides what pino itself adds. */
export function checkWhole({ level, time, pid, hostname, msg, ...output }, record) {
  assert.deepEqual(output, record);
}

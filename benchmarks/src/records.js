// Clinic records of three sizes, synthetic: rings of distinct ones, so that no cache sees the same record twice in a lap.

/** A small generator of numbers: the same records on every machine. */
export function createRandom(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

const events = ["patient.read", "patient.search", "order.create", "result.view", "appointment.book", "claim.submit"];
const services = ["clinic-api", "orders-api", "results-api"];
const wards = ["er", "icu", "ward-a", "ward-b", "clinic-1"];
const given = ["Zelda", "Orson", "Mirabel", "Quentin", "Ottoline", "Barnaby"];
const family = ["Quarkwright", "Fennimore", "Applegarth", "Thistledown", "Wetherby"];

function createRecord(random, index) {
  const pick = (list) => list[random(list.length)];
  const hex = (length) => Array.from({ length }, () => random(16).toString(16)).join("");
  const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  return {
    event: pick(events),
    service: pick(services),
    requestId: uuid(),
    trace_id: `${hex(31)}a`,
    span_id: `${hex(15)}b`,
    durationMs: random(5000) + 0.5,
    tenantCode: `hospital-${random(20)}`,
    req: { method: pick(["GET", "POST"]), route: "/patients/:id/orders", statusCode: 200, bytes: random(9000) },
    order: { id: uuid(), status: pick(["open", "filled", "held"]), priority: random(5), items: random(9) },
    ward: pick(wards),
    retries: random(3),
    cached: random(2) === 1,
    patient: {
      mrn: String(10_000_000 + index * 7919),
      name: { given: pick(given), family: pick(family) },
      birthDate: `19${50 + random(49)}-0${1 + random(9)}-1${random(9)}`,
      phone: `555-01${10 + random(89)}`,
      email: `patient${index}@example.test`,
      address: { line: `${1 + random(999)} Hollow Elm Lane`, city: "Nowhere", postalCode: `000${10 + random(89)}` },
    },
    results: [
      { code: "4548-4", value: random(12) + 0.1, unit: "percent", flag: pick(["normal", "high"]) },
      { code: "2345-7", value: random(300), unit: "mg-dl", flag: pick(["normal", "low"]) },
    ],
  };
}

/** Of each sort the fields that most lines have: about a third of it PHI. */
function shorten({ event, requestId, durationMs, ward, patient: { mrn, name } }) {
  return { event, requestId, durationMs, ward, patient: { mrn, name } };
}

/** A read of a whole chart: the orders are operational and listed, the results are not. */
function lengthen(record, random) {
  const pick = (list) => list[random(list.length)];
  const hex = (length) => Array.from({ length }, () => random(16).toString(16)).join("");
  const order = () => ({
    id: `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(11)}a`,
    status: pick(["open", "filled", "held"]),
    priority: random(5),
    ward: pick(wards),
  });
  const result = () => ({
    code: "2345-7",
    value: random(300) + 0.5,
    unit: "mg-dl",
    flag: pick(["normal", "low", "high"]),
  });
  return {
    ...record,
    orders: Array.from({ length: 38 }, order),
    results: Array.from({ length: 64 }, result),
  };
}

/** Distinct records of about 1 KB as JSON. @returns {object[]} */
export function createRing(size = 1024) {
  const random = createRandom(20261122);
  return Array.from({ length: size }, (_, index) => createRecord(random, index));
}

/** Distinct records of about 0.3, 1 and 8 KB as JSON. */
export const rings = {
  "0.3 KB": () => createRing().map(shorten),
  "1 KB": () => createRing(),
  "8 KB": () => {
    const random = createRandom(31);
    return createRing().map((record) => lengthen(record, random));
  },
};

const operational = {
  event: "code",
  service: "code",
  requestId: "requestId",
  trace_id: "hex",
  span_id: "hex",
  durationMs: "milliseconds",
  tenantCode: "code",
  "req.method": { oneOf: ["GET", "POST", "PUT", "PATCH", "DELETE"] },
  "req.route": "route",
  "req.statusCode": { integer: { min: 100, max: 599 } },
  "req.bytes": "bytes",
  "order.id": "uuid",
  "order.status": { oneOf: ["open", "filled", "held"] },
  "order.priority": "integer",
  "order.items": "integer",
  ward: "code",
  retries: "integer",
  cached: "boolean",
  "orders[*].id": "uuid",
  "orders[*].status": { oneOf: ["open", "filled", "held"] },
  "orders[*].priority": "integer",
  "orders[*].ward": "code",
};

const host = { pid: { integer: { min: 0, max: 4194304 } }, hostname: "hostname", level: "integer", time: "timestamp" };

/** What a team lists: the operational part, and the patient's number as a token. */
export const listed = {
  version: 1,
  rules: { ...host, ...operational, "patient.mrn": "mrn" },
  actions: { mrn: "tokenize" },
};

/** Every field listed with a shape that it fits: what the work itself costs where nothing is left out. */
export const everything = {
  version: 1,
  rules: {
    ...host,
    ...operational,
    "patient.mrn": { pattern: "^[0-9]{8}$" },
    "patient.name.given": { pattern: "^[A-Za-z]{1,40}$" },
    "patient.name.family": { pattern: "^[A-Za-z]{1,40}$" },
    "patient.birthDate": { pattern: "^[0-9-]{10}$" },
    "patient.phone": { pattern: "^[0-9-]{8}$" },
    "patient.email": { pattern: "^[a-z0-9@.]{1,64}$" },
    "patient.address.line": { pattern: "^[A-Za-z0-9 ]{1,64}$" },
    "patient.address.city": { pattern: "^[A-Za-z]{1,40}$" },
    "patient.address.postalCode": { pattern: "^[0-9]{5}$" },
    "results[*].code": { pattern: "^[0-9-]{1,8}$" },
    "results[*].value": "number",
    "results[*].unit": "code",
    "results[*].flag": { oneOf: ["normal", "high", "low"] },
  },
};

/** pino `redact` paths that hide the patient's data in these records: 12 that do, and 18 more that a team adds. */
export const redactPaths = [
  "patient.mrn",
  "patient.name.given",
  "patient.name.family",
  "patient.birthDate",
  "patient.phone",
  "patient.email",
  "patient.address.line",
  "patient.address.city",
  "patient.address.postalCode",
  "results[*].value",
  "results[*].flag",
  "req.headers.authorization",
  "req.headers.cookie",
  "req.body",
  "req.query",
  "req.params",
  "res.headers['set-cookie']",
  "patient.ssn",
  "patient.contact[*].name",
  "patient.contact[*].phone",
  "*.ssn",
  "*.email",
  "*.phone",
  "*.name",
  "*.birthDate",
  "*.address",
  "*.*.ssn",
  "*.*.given",
  "*.*.family",
  "*.*.line",
];

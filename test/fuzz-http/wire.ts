import type { Garden } from "../fuzz/garden.ts";
import { textKeys } from "../fuzz/policies.ts";
import { sentence } from "../fuzz/sentence.ts";
import { bodyOf } from "./body.ts";
import { headerNames } from "./http-rules.ts";

/** A request as a client sends it. */
export interface Wire {
  method: string;
  path: string;
  headers: Record<string, string | string[]>;
  body?: Buffer | undefined;
  /** Sent byte by byte on a connection of its own, in place of all else. */
  raw?: Buffer;
  /** When the client goes away. */
  abort?: "before the body" | "at the first byte";
}

/** Paths of every app of the fuzz. */
export const routes = {
  patient: "/patients/:id",
  visit: "/patients/:id/visits/:visit",
  search: "/search",
  clinic: "/clinics/:clinic/patients/:id",
  ward: "/sub/wards/:ward",
} as const;

const methods = ["GET", "GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const odd = ["%zz", "%ff", "%0d%0aset-cookie:%20a=b", "%1b%5b31m", "..%2f..", "%00", "%e2%80%8b", "__proto__", "%"];
const agents = ["curl/8.1", "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0", "okhttp/4.9", ""];

/** As much of a text as a header can hold. */
export const headerText = (text: string) => (/^[\u0020-\u007e]*$/.test(text) ? text.trim() : encodeURIComponent(text));

function pathOf({ random, planter }: Garden): string {
  const part = () => {
    const text = encodeURIComponent(planter.value("path of a URL"));
    return random.percent(12) ? text + random.pick(odd) : text;
  };
  const forms: (() => string)[] = [
    () => random.pick(Object.values(routes)).replaceAll(/:\w+/g, part),
    () => random.pick(Object.values(routes)).replaceAll(/:\w+/g, part),
    () => routes.search,
    () => `/nowhere/${part()}`,
    () => `/${part()}`,
    () => `/patients/${part()}/`,
    () => `//${part()}/search`,
    () => `/patients/${random.pick(odd)}`,
  ];
  return random.pick(forms)();
}

function queryOf(garden: Garden): string {
  const { random, planter } = garden;
  const pairs: string[] = [];
  for (let count = random.integer(0, 4); count > 0; count--) {
    const isText = random.percent(15);
    const key = isText
      ? random.pick(textKeys)
      : encodeURIComponent(random.percent(10) ? planter.value("key") : random.pick(garden.keys));
    const below = random.percent(80) ? "" : random.pick(["[]", "[a]", "[a][b]", "[__proto__]", ".c"]);
    const text = isText ? sentence(random, planter.text("text field")) : planter.value("query");
    pairs.push(`${key}${below}=${encodeURIComponent(text)}`);
  }
  if (random.percent(8)) pairs.push(random.pick(odd));
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

function headersOf({ random, planter }: Garden): Wire["headers"] {
  const headers: Wire["headers"] = {};
  const value = () => headerText(planter.value("header"));
  const forms: Record<string, () => string | string[]> = {
    authorization: () => `Bearer ${value()}`,
    referer: () => `https://web.example.test/patients/${encodeURIComponent(planter.value("header"))}`,
    "x-forwarded-for": () => random.pick([headerText(planter.value("address")), "203.0.113.7, 198.51.100.9"]),
    "user-agent": () => random.pick([...agents, `Browser of ${value()}`]),
    cookie: () => `session=${encodeURIComponent(planter.value("cookie"))}; a=${headerText(planter.value("cookie"))}`,
    "x-request-id": () => random.pick([value(), value(), "req-7", "4bf92f3577b34da6a3ce929d0e0e4736"]),
    traceparent: () =>
      random.pick(["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", headerText(planter.value("header"))]),
    accept: () => random.pick(["*/*", "application/json", value()]),
    "x-id": () => [value(), value()],
  };
  for (const name of random.some(headerNames, 0, 6)) headers[name] = (forms[name] ?? value)();
  if (random.percent(4)) headers[`x-${planter.opaque("key").replace(" ", "-").toLowerCase()}`] = "1";
  return headers;
}

/** Bytes that no client library would send. */
function rawOf(garden: Garden, { method, path }: Wire, number: number): Buffer {
  const { random, planter } = garden;
  const value = () => headerText(planter.value("header"));
  const head = (...lines: string[]) =>
    [`${method} ${path} HTTP/1.1`, "host: clinic.example", `x-case: ${number}`, ...lines, "", ""].join("\r\n");
  const malformed = `{"user":"${value()}`;
  const texts: (() => string)[] = [
    () => head("connection: close", `x-user: ${value()}\u001b[31m`),
    () => head("connection: close", `x-user: ${value()}\r\n folded`),
    () => head("connection: close", "content-length: 5", "content-length: 6") + malformed,
    () => head("connection: close", "transfer-encoding: chunked", "content-type: application/json") + malformed,
    () => head("connection: close", `expect: ${value()}`),
    () => `${value()}\r\n\r\n`,
    () => `GET /${encodeURIComponent(value())} HTTP/9.9\r\n\r\n`,
    () => `GET ${value()} HTTP/1.1\r\nhost: x\r\n\r\n`,
    () => `GET / HTTP/1.1\r\nconnection: close\r\nx-case: ${number}\r\n\r\n`,
    () => head("connection: close", `x-big: ${"v".repeat(20_000)}`),
    () => head("connection: close", ...Array.from({ length: 150 }, (_, at) => `x-h${at}: ${value()}`)),
  ];
  return Buffer.from(random.pick(texts)(), "latin1");
}

/** Whether a path can be decoded. */
export function isUrl(path: string): boolean {
  try {
    decodeURIComponent(path.split("?")[0]!);
    return true;
  } catch {
    return false;
  }
}

/** A random request; `number` is how its handler knows it. */
export function wireOf(garden: Garden, number: number): Wire {
  const { random } = garden;
  const wire: Wire = {
    method: random.pick(methods),
    path: pathOf(garden) + queryOf(garden),
    headers: { ...headersOf(garden), "x-case": String(number) },
  };
  const carries = wire.method !== "GET" && wire.method !== "HEAD";
  if (carries || random.percent(5)) {
    const { type, bytes } = bodyOf(garden);
    wire.headers["content-type"] = type;
    wire.body = bytes;
  }
  if (random.percent(4)) wire.raw = rawOf(garden, wire, number);
  else if (random.percent(3)) {
    wire.abort = wire.body === undefined || random.percent(50) ? "at the first byte" : "before the body";
  }
  return wire;
}

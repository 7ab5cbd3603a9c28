import type { IncomingMessage, ServerResponse } from "node:http";
import { marker } from "../policy/markers.ts";
import { unmatched } from "../policy/shapes/route.ts";
import { isLarger } from "./body-size.ts";
import { type Listed, type Names, pickListed } from "./listed.ts";
import { createFamilyOf } from "./user-agent.ts";

/** Where a framework keeps what Node's own request does not have. What throws is left out. */
export interface Describe<Request extends IncomingMessage = IncomingMessage> {
  /** The template of the route that answered, such as `/patients/:id`; never the URL. */
  route(request: Request): string | undefined;
  ip(request: Request): string | undefined;
  /** The parsed query; asked for only where the policy lists a key of it. */
  query(request: Request): unknown;
  /** The parsed body; asked for only where the policy lists it. */
  body(request: Request): unknown;
  /** What holds the response's headers, where that is not Node's own response. */
  sent?(request: Request): SentHeaders | undefined;
}

/** The headers of a response by their names in lower case. */
export interface SentHeaders {
  getHeader(name: string): unknown;
  getHeaders(): object;
}

/** What is known of one exchange besides its request and response. */
export interface Facts {
  readonly requestId: string;
  readonly statusCode: number;
  /** Milliseconds. */
  readonly responseTime: number;
  /** Bytes that the connection has read since the request began, as far as it tells, for bodies without a length. */
  readonly received: number;
  /** The error that ended it, as it was thrown. */
  readonly thrown: { readonly error: unknown } | undefined;
}

/** The bounds of the shapes `bytes` and `milliseconds`: what is more is written as this much. */
const mostBytes = 9_999_999;
const longestTime = 3_600_000;

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function lengthOf(header: unknown): number | undefined {
  if (typeof header === "number") return Math.min(header, mostBytes);
  return typeof header === "string" && /^\d{1,16}$/.test(header) ? Math.min(Number(header), mostBytes) : undefined;
}

/** The headers of a request; HTTP/2 puts its method and URL among them. */
function headersOf({ headers, httpVersionMajor }: IncomingMessage): object {
  if (httpVersionMajor < 2) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":")));
}

/** What was thrown as an error, since rules stand below `err`: a thrown text is a message like any other. */
export function errorOf(thrown: unknown): object {
  if (typeof thrown === "object" && thrown !== null) return thrown;
  const error = new Error(typeof thrown === "string" ? thrown : `a ${typeof thrown} was thrown`);
  error.stack = "";
  return error;
}

/** A body within the limit; of one without a length both are asked, what has arrived and what was made of it. */
function bodyWithin(limit: number, length: number | undefined, received: number, read: () => unknown): unknown {
  if ((length ?? received) > limit) return marker.limit("record");
  return attempt(() => {
    const body = read();
    return length === undefined && isLarger(body, limit) ? marker.limit("record") : body;
  });
}

function responseHeaders(response: SentHeaders, names: Names): object | undefined {
  if (names === "all") return response.getHeaders();
  let picked: Record<string, unknown> | undefined;
  for (const name of names) {
    const value = response.getHeader(name);
    if (value === undefined) continue;
    picked ??= {};
    picked[name] = value;
  }
  return picked;
}

/** Makes the record of an exchange, which the policy has still to redact. */
export function createReadRecord<Request extends IncomingMessage>(
  describe: Describe<Request>,
  listed: () => Listed,
  bodyLimit: number,
): (request: Request, response: ServerResponse, facts: Facts) => object {
  const familyOf = createFamilyOf();
  return (request, response, { requestId, statusCode, responseTime, received, thrown }) => {
    const { requestHeaders: names, responseHeaders: responseNames, query, body, ip } = listed();
    const length = lengthOf(request.headers["content-length"]);
    const agent = request.headers["user-agent"];

    const req: Record<string, unknown> = {
      method: request.method,
      route: attempt(() => describe.route(request)) ?? unmatched,
      ip: ip ? attempt(() => describe.ip(request)) : marker.redacted("ip"),
    };
    if (agent !== undefined) req.userAgent = familyOf(agent);
    if (length !== undefined) req.bytes = length;
    const headers = pickListed(headersOf(request), names);
    if (headers !== undefined) req.headers = headers;
    if (query === "all" || query.size > 0)
      req.query = attempt(() => pickListed(Object(describe.query(request)), query));
    if (body) req.body = bodyWithin(bodyLimit, length, received, () => describe.body(request));

    const res: Record<string, unknown> = { statusCode };
    const headersSent = describe.sent?.(request) ?? response;
    const sent = lengthOf(headersSent.getHeader("content-length"));
    if (sent !== undefined) res.bytes = sent;
    const answered = responseHeaders(headersSent, responseNames);
    if (answered !== undefined) res.headers = answered;

    const record: Record<string, unknown> = { requestId, req, res, responseTime: Math.min(responseTime, longestTime) };
    if (thrown !== undefined) record.err = errorOf(thrown.error);
    return record;
  };
}

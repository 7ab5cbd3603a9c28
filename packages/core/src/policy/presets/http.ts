import type { Policy } from "../policy.ts";
import { otherUserAgent, userAgents } from "./user-agents.ts";
import { methods, status } from "./vocabulary.ts";

const application = [
  "json",
  "fhir+json",
  "fhir+xml",
  "problem+json",
  "xml",
  "pdf",
  "octet-stream",
  "dicom",
  "x-ndjson",
];
const mediaTypes = [
  ...application.map((name) => `application/${name}`),
  ...["application/x-www-form-urlencoded", "text/plain", "text/html", "text/css", "text/csv", "text/event-stream"],
  ...["image/png", "image/jpeg", "image/webp", "image/svg+xml", "multipart/form-data"],
];
const contentType = { oneOf: mediaTypes.flatMap((type) => [type, `${type}; charset=utf-8`]) };
/** Longer digits could be anybody's number. */
const contentLength = { pattern: "^\\d{1,4}$" };
const encodings = ["gzip", "deflate", "br", "zstd", "identity", "gzip, deflate", "gzip, br", "gzip, deflate, br"];

const families = [...new Set([...userAgents.map(([, family]) => family), otherUserAgent])];

/** Requests and responses as pino-http and the HTTP adapters name them. Query, parameters, cookies, bodies and other headers are not listed. */
export const httpPreset: Policy = {
  version: 1,
  rules: {
    requestId: "requestId",
    reqId: "requestId",
    method: { oneOf: methods },
    route: "route",
    statusCode: status,
    responseTime: "milliseconds",
    "req.id": "requestId",
    "req.method": { oneOf: methods },
    "req.route": "route",
    "req.url": "url",
    "req.httpVersion": { oneOf: ["1.0", "1.1", "2.0", "3.0"] },
    "req.remoteAddress": "ip",
    "req.ip": "ip",
    "req.userAgent": { oneOf: families },
    "req.bytes": "bytes",
    "req.headers.accept": { oneOf: ["*/*", ...mediaTypes] },
    "req.headers.accept-encoding": { oneOf: [...encodings, "gzip, deflate, br, zstd", "*"] },
    "req.headers.connection": { oneOf: ["keep-alive", "close", "upgrade", "Upgrade"] },
    "req.headers.content-type": contentType,
    "req.headers.content-length": contentLength,
    "req.headers.x-request-id": "requestId",
    "req.headers.traceparent": { pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]$" },
    "res.statusCode": status,
    "res.bytes": "bytes",
    "res.headers.content-type": contentType,
    "res.headers.content-length": contentLength,
    "res.headers.content-encoding": { oneOf: encodings },
  },
};

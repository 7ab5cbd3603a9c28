import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Input } from "./service.ts";
import { ServiceError } from "./service-error.ts";

/** A batch of 1 MiB whose characters are all escaped in JSON has 6 MiB. */
const longestBody = 8 * 1_048_576;

/** `service` and `operation` of the header `X-Amz-Target`. */
export function readTarget({ method, headers }: IncomingMessage): [service: string, operation: string] {
  const [service, operation, more] = String(headers["x-amz-target"] ?? "").split(".");
  if (method !== "POST" || !service || !operation || more !== undefined) {
    throw new ServiceError("UnknownOperationException", "");
  }
  if (headers["content-type"] !== "application/x-amz-json-1.1" || headers["content-encoding"] !== undefined) {
    throw new ServiceError("UnknownOperationException", "Only application/x-amz-json-1.1 is spoken here.");
  }
  return [service, operation];
}

/** The whole body, also where it is refused: a client that is cut off while it sends takes that for a lost connection. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length <= longestBody) chunks.push(chunk as Buffer);
  }
  if (length > longestBody) throw new ServiceError("RequestEntityTooLargeException", "Request Entity Too Large", 413);
  return Buffer.concat(chunks);
}

export function parseBody(body: Buffer): Input {
  let input: unknown;
  try {
    input = JSON.parse(body.toString("utf8"));
  } catch {
    throw new ServiceError("SerializationException", "The body is not JSON.");
  }
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw new ServiceError("SerializationException", "Start of structure or map found where not expected.");
  }
  return input as Input;
}

function reply(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.1",
    "content-length": text.length,
    "x-amzn-requestid": randomUUID(),
    // By the clock that signatures are held to: the SDK sets its own by this header.
    date: new Date().toUTCString(),
    ...headers,
  });
  response.end(text);
}

export function replyWith(response: ServerResponse, output: object): void {
  reply(response, 200, output);
}

/** What is no `ServiceError` is a fault of this server, and becomes the service's 500. */
export function replyWithError(response: ServerResponse, error: unknown): void {
  const { code, message, status } =
    error instanceof ServiceError ? error : new ServiceError("InternalFailure", String(error), 500);
  reply(response, status, { __type: code, ...(message !== "" && { message }) }, { "x-amzn-errortype": code });
}

import { randomUUID } from "node:crypto";
import { isRequestId, isRequestNumber } from "../policy/shapes/request-id.ts";

/** A counter, which somebody else's tells nothing, and which could be anybody's number. */
const counter = /^\d{1,6}$/;

/**
 * The application's own id of a request, else the client's, each where it has the shape `requestId`; a new UUID where
 * neither has. A client's id is no counter.
 */
export function chooseRequestId(own: unknown, client: unknown): string {
  if (typeof own === "number" && isRequestNumber(own)) return String(own);
  if (typeof own === "string" && isRequestId(own)) return own;
  if (typeof client === "string" && isRequestId(client) && !counter.test(client)) return client;
  return randomUUID();
}

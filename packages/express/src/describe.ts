import type { Describe } from "@philog/core/http";
import type { Request } from "express";
import type { Routes } from "./route.ts";

/** Where Express keeps what the record of a request holds. */
export function createDescribe(routes: Routes): Describe<Request> {
  return {
    route: routes.of,
    ip: (request) => request.ip,
    query: (request) => request.query,
    body: (request) => request.body,
  };
}

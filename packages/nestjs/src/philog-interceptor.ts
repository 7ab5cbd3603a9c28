import type { CallHandler, ExecutionContext, NestInterceptor } from "@nestjs/common";
import { requestContext } from "@philog/core/context";
import { exchangeOf } from "@philog/core/http";
import { type Observable, tap } from "rxjs";
import { rawOf } from "./describe.ts";
import { note } from "./note.ts";

/** The exchange that a call of any context belongs to. */
function exchangeFor(context: ExecutionContext) {
  const request = context.getType() === "http" ? rawOf(context.getArgByIndex(0)) : requestContext()?.request;
  return request === undefined ? undefined : exchangeOf(request);
}

/** Puts what a handler or a pipe throws into the request's line, whichever filter then answers it. */
export class PhilogInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const exchange = exchangeFor(context);
    const handled = next.handle();
    return exchange === undefined ? handled : handled.pipe(tap({ error: (error) => note(exchange, error) }));
  }
}

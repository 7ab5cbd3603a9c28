import type { ArgumentsHost, ExceptionFilter } from "@nestjs/common";
import { Catch, NotFoundException } from "@nestjs/common";
import { BaseExceptionFilter, type HttpAdapterHost } from "@nestjs/core";
import { exchangeOf } from "@philog/core/http";
import { describeNest, rawOf } from "./describe.ts";
import { note } from "./note.ts";

/** Whether an exception only says that there is no such route: its message is the URL, and the line says it already. */
function isUnmatched(exception: unknown, route: string | undefined): boolean {
  try {
    return route === undefined && exception instanceof NotFoundException;
  } catch {
    return false;
  }
}

/**
 * Puts exceptions of guards, middleware and parsers into their requests' lines, and leaves the answer to Nest's own
 * filter. Other contexts than HTTP are Nest's own, too: it logs there, and `PhilogLogger` holds what it logs.
 */
export class PhilogExceptionFilter implements ExceptionFilter {
  readonly #host: Pick<HttpAdapterHost, "httpAdapter">;

  constructor(host: Pick<HttpAdapterHost, "httpAdapter">) {
    this.#host = host;
  }

  catch(exception: unknown, host: ArgumentsHost): void {
    // Nothing returned is nothing handled there.
    if (host.getType() !== "http") return;
    const own = new BaseExceptionFilter(this.#host.httpAdapter);
    const raw = rawOf(host.getArgByIndex(0));
    const exchange = exchangeOf(raw);
    const answer = () => own.catch(exception, host);
    if (exchange === undefined) {
      answer();
      return;
    }
    if (!isUnmatched(exception, describeNest.route(raw))) note(exchange, exception);
    exchange.run(answer);
  }
}

Catch()(PhilogExceptionFilter);

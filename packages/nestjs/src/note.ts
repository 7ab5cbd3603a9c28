import type { Exchange } from "@philog/core/http";

const notedKey = Symbol.for("philog.nestjs.noted");

interface Noting extends Exchange {
  [notedKey]?: Set<unknown>;
}

/** Notes an exception once, whoever of interceptor, filter and logger is told of it: a request may have several. */
export function note(exchange: Exchange, exception: unknown): void {
  const noting: Noting = exchange;
  noting[notedKey] ??= new Set();
  if (noting[notedKey].has(exception)) return;
  noting[notedKey].add(exception);
  exchange.fail(exception);
}

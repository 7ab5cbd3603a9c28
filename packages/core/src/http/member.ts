import { type Exchange, exchangeOf } from "./exchange.ts";

/**
 * Gives a kind of request, or one of them, a member that is read from its exchange where it is asked for; whoever sets it
 * has it as it is set. On the kind it costs a request nothing: see `reserveExchange`.
 */
export function defineMember(owner: object, name: string, read: (exchange: Exchange) => unknown): void {
  Object.defineProperty(owner, name, {
    configurable: true,
    enumerable: false,
    get(this: object) {
      const exchange = exchangeOf(this);
      return exchange === undefined ? undefined : read(exchange);
    },
    set(this: object, value: unknown) {
      Object.defineProperty(this, name, { configurable: true, enumerable: true, writable: true, value });
    },
  });
}

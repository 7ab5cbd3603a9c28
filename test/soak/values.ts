/** Values that a logger is given now and then. Each call makes new ones: `n` is in them. */
const hostileValues: readonly ((n: number) => unknown)[] = [
  (n) => ({
    get note(): string {
      throw new Error(`unreadable ${n}`);
    },
  }),
  (n) => {
    const knot: Record<string, unknown> = { n };
    knot.self = knot;
    return knot;
  },
  (n) => {
    const { proxy, revoke } = Proxy.revocable({ n }, {});
    revoke();
    return proxy;
  },
  (n) => {
    let deep: unknown = n;
    for (let level = 0; level < 200; level++) deep = { deep };
    return deep;
  },
  (n) => `lantern ${n} `.repeat(2000),
  (n) => Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`shelf-${n}-${index}`, index])),
  (n) => Array.from({ length: 500 }, (_, index) => ({ sku: `lamp-${n}-${index}` })),
  (n) => new Map([[`Elowen ${n}`, n]]),
  (n) => new Set([n, `fern ${n}`]),
  (n) => Buffer.alloc(4096, n),
  (n) => new Float64Array(512).fill(n),
  (n) => BigInt(n) ** 20n,
  (n) => ({ toJSON: () => ({ note: `moss ${n}` }) }),
  (n) => ({
    toJSON() {
      throw new TypeError(`no ${n}`);
    },
  }),
  (n) => JSON.parse(`{"__proto__":{"ssn":"900-12-${n % 10_000}"},"constructor":{"prototype":${n}}}`),
  (n) => `{"patient":{"ssn":"900-12-${n % 10_000}"},"open":[${n}`,
  (n) => new URL(`https://portal.example/patients/${n}/visits`),
  (n) => new Date(n * 1000),
  (n) => Symbol(`n${n}`),
  (n) => () => n,
];

/** One of the kinds of values that no record should hold. */
export function hostileValue(n: number): unknown {
  return hostileValues[n % hostileValues.length]!(n);
}

/** An error with a message of its own, a cause, and now and then errors that it bundles. */
export function errorOf(n: number): Error {
  const cause = Object.assign(new Error(`no row for 'Elowen ${n}'`), { code: "ENOENT", detail: `(mrn)=(${n})` });
  if (n % 3 === 0) return new AggregateError([cause, new RangeError(`shelf ${n}`)], `batch ${n}`);
  return new Error(`order ${n} failed`, { cause });
}

/** A record of an order: no two are the same. */
export function orderOf(n: number): Record<string, unknown> {
  return {
    event: "order.filled",
    durationMs: n % 1000,
    traceId: (n + 0xabc_0000_0000_0000).toString(16),
    // More values than a token cache, and none comes back before the cache has forgotten it.
    patient: {
      mrn: `00-${n % 65_536}-92`,
      name: `Elowen ${n}`,
      birthDate: `19${10 + (n % 90)}-03-04`,
      ssn: "900-12-3456",
    },
    order: { status: n % 2 === 0 ? "open" : "filled", note: `call (212) 555-01${10 + (n % 90)} about lamp ${n}` },
    items: [{ sku: `lamp-${n % 50}`, price: n }, { sku: "fern" }],
    [`aisle${n % 1000}`]: n,
    from: `203.0.113.${n % 256}`,
  };
}

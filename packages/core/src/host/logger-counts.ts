// Symbol.for: adapters may come with other copies of this package.
const countsKey = Symbol.for("philog.loggers");

/** How many loggers of one host adapters have put behind a policy, and how many they know that are not. */
export interface LoggerCounts {
  guarded: number;
  open: number;
}

type Holder = { [countsKey]?: Record<string, LoggerCounts> };

/** The counts of a host such as `pino`, for adapters to raise; made on first use. */
export function loggerCounts(host: string, holder: object = globalThis): LoggerCounts {
  const own = holder as Holder;
  own[countsKey] ??= Object.create(null) as Record<string, LoggerCounts>;
  own[countsKey][host] ??= { guarded: 0, open: 0 };
  return own[countsKey][host];
}

/** What of Lambda's context is used. */
export interface LambdaContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis?(): number;
}

type Call = (...args: unknown[]) => unknown;

/** Tells the context from events and streams. */
export function isContext(value: unknown): value is LambdaContext {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as { awsRequestId?: unknown }).awsRequestId === "string"
  );
}

/** The context, whose `fail` and `done` hand a redacted error on; the runtime prints it as it would one that is thrown. */
export function guardContext(context: LambdaContext, redact: (thrown: unknown) => unknown): LambdaContext {
  return new Proxy(context, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      const ends = (key === "fail" || key === "done") && typeof value === "function";
      return ends
        ? (error: unknown, ...rest: unknown[]) => (value as Call).call(target, redact(error), ...rest)
        : value;
    },
  });
}

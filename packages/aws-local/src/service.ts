/** The members of a request, not yet judged. */
export type Input = Readonly<Record<string, unknown>>;

/** What is known of the call that a request is part of. */
export interface Call {
  readonly accessKeyId: string;
  /** Milliseconds since 1970, by the clock of the server. */
  readonly now: number;
}

/** One operation; throws a `ServiceError` for what the service refuses. */
export type Operation = (input: Input, call: Call) => object | Promise<object>;

/** One AWS service. */
export interface Service {
  /** The name in the scope of its signatures. */
  readonly signingName: string;
  readonly operations: Readonly<Record<string, Operation>>;
}

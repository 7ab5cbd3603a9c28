import { ServiceError } from "./service-error.ts";

/** What goes wrong: see the README's table. */
export type FaultKind =
  | "denied"
  | "expired-credentials"
  | "clock-skew"
  | "throttle"
  | "internal"
  | "unavailable"
  | "slow"
  | "lost-reply"
  | "refuse";

export interface FaultOptions {
  kind: FaultKind;
  /** Part of the calls that it meets, 0 to 1; not for `refuse`, which meets all. @default 1 */
  share?: number;
  /** Milliseconds until it ends by itself. @default none: until it is ended */
  durationMs?: number;
  /** Only calls of this operation, such as `PutLogEvents`; not for `refuse`. @default all */
  operation?: string;
  /** Only calls signed with this access key: what one role may not do. @default all */
  accessKeyId?: string;
  /** Only calls that name this log group, also by its ARN; not for `refuse`. @default all */
  group?: string;
  /** Ends after this many calls. @default none */
  times?: number;
  /** Milliseconds for `slow`. @default 1500 */
  delayMs?: number;
}

const errors: Partial<Record<FaultKind, (operation: string) => ServiceError>> = {
  denied: (operation) =>
    new ServiceError(
      "AccessDeniedException",
      `User is not authorized to perform: ${operation} because no identity-based policy allows the action`,
    ),
  "expired-credentials": () =>
    new ServiceError("ExpiredTokenException", "The security token included in the request is expired"),
  "clock-skew": () => new ServiceError("InvalidSignatureException", "Signature expired: the clocks differ"),
  throttle: () => new ServiceError("ThrottlingException", "Rate exceeded"),
  internal: () => new ServiceError("InternalFailure", "", 500),
  unavailable: () => new ServiceError("ServiceUnavailableException", "The service cannot complete the request.", 503),
};

/** What a call meets, all faults taken together. */
export interface Met {
  delayMs: number;
  lostReply: boolean;
  error: ServiceError | undefined;
}

export interface Faults {
  /** Starts a fault; the result ends it. */
  add(options: FaultOptions): () => void;
  /** `group` is the log group that the call names, where it names one. */
  meet(operation: string, accessKeyId: string, now: number, group?: string): Met;
  clear(): void;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Faults of calls; `refuse` is the listener's. The same seed gives the same calls their faults again. */
export function createFaults(seed: number): Faults {
  const next = random(seed);
  const active = new Set<{ options: FaultOptions; until: number; left: number }>();

  const meets = (options: FaultOptions, operation: string, accessKeyId: string, group: string | undefined) =>
    (options.operation ?? operation) === operation &&
    (options.accessKeyId ?? accessKeyId) === accessKeyId &&
    (options.group === undefined || options.group === group) &&
    next() < (options.share ?? 1);

  return {
    add(options) {
      const fault = {
        options,
        until: Date.now() + (options.durationMs ?? Number.POSITIVE_INFINITY),
        left: options.times ?? Number.POSITIVE_INFINITY,
      };
      active.add(fault);
      return () => void active.delete(fault);
    },
    meet(operation, accessKeyId, now, group) {
      const met: Met = { delayMs: 0, lostReply: false, error: undefined };
      for (const fault of active) {
        if (fault.until <= now) active.delete(fault);
        else if (meets(fault.options, operation, accessKeyId, group)) {
          const { kind, delayMs = 1500 } = fault.options;
          if (kind === "slow") met.delayMs += delayMs;
          if (kind === "lost-reply") met.lostReply = true;
          met.error ??= errors[kind]?.(operation);
          if (--fault.left <= 0) active.delete(fault);
        }
      }
      return met;
    },
    clear: () => active.clear(),
  };
}

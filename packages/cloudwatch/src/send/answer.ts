/** What a call came to. */
export type Answer =
  | {
      readonly kind: "stored";
      /** Events before this place, and from that one on, were not stored. */
      readonly tooOldEnd: number;
      readonly tooNewStart: number;
      readonly isEntityRejected: boolean;
    }
  | {
      /** `missing`: no such log stream or group. `invalid`: the content is refused. `denied`: the call is. */
      readonly kind: "throttle" | "fault" | "missing" | "invalid" | "denied";
      /** The error's name and status, never its message: those quote what they were given. */
      readonly reason: string;
      /** Whether the service may have stored the events all the same. */
      readonly isUncertain: boolean;
    };

type Refused = Exclude<Answer, { kind: "stored" }>;

const throttles =
  /^(?:Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|LimitExceededException|RequestThrottled(?:Exception)?|SlowDown)$/;
const invalid = /^(?:InvalidParameterException|ValidationException|SerializationException|RequestEntityTooLarge.*)$/;
const faults =
  /^(?:ServiceUnavailable(?:Exception)?|InternalFailure|InternalServer(?:Error|Exception)|RequestTimeout|Timeout.*|AbortError|RequestAborted)$/;
const name = /^[A-Za-z][A-Za-z0-9_.]{0,63}$/;

interface ServiceError {
  name?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number };
}

/** Whether the call never came to the service: the name was not found, or nobody listens. */
const unreached = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

function kindOf(error: string, code: string, status: number | undefined): Refused["kind"] {
  if (throttles.test(error) || status === 429) return "throttle";
  if (error === "ResourceNotFoundException") return "missing";
  if (invalid.test(error) || status === 413) return "invalid";
  if (faults.test(error) || (status !== undefined && status >= 500)) return "fault";
  // Without a status and with a system's code the service was not heard. Without either it is the caller's own side:
  // no credentials, no region.
  if (status === undefined) return /^(?:E[A-Z_]{2,}|ERR_[A-Z_]+|UND_[A-Z_]+)$/.test(code) ? "fault" : "denied";
  // A broken reply: 2xx whose body cannot be read.
  return status < 300 ? "fault" : "denied";
}

/** Reads an error of the SDK. It never throws. */
export function readError(error: unknown): Refused {
  const { name: own = "", code = "", $metadata } = (error ?? {}) as ServiceError;
  const status = $metadata?.httpStatusCode;
  const kind = kindOf(String(own), String(code), status);
  const said = [own === "Error" ? code : own, code].map(String).find((text) => name.test(text)) ?? "Unknown";
  const isUncertain = kind === "fault" && !unreached.has(code) && (status === undefined || status < 300);
  return { kind, reason: status === undefined ? said : `${said} ${status}`, isUncertain };
}

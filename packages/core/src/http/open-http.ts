import type { IncomingMessage } from "node:http";
import type { Redactor, RedactorOptions } from "../engine/create-redactor.ts";
import { RedactionError } from "../errors.ts";
import { type HostOptions, hostOptionNames, openHost } from "../host/open-host.ts";
import { checkOptions } from "../policy/options.ts";
import type { Policy } from "../policy/policy.ts";
import { createExchanges, type Exchanges } from "./exchange.ts";
import { followRequests, requestContext } from "./follow.ts";
import { type Level, levels } from "./levels.ts";
import { createListed } from "./listed.ts";
import { createReadRecord, type Describe } from "./record.ts";
import { createSink, type LogFunction, type LoggerLike, writeToStderr } from "./sink.ts";
import { attachContext, checkGuarded, createGuardedTarget, createTarget, isGuarded } from "./target.ts";

/** A redactor, or what one is made from; its tenant may be a function of the request under way. */
type HttpHostOptions<Request> =
  | { redactor: Redactor }
  | ({ redactor?: undefined; policy?: Policy | string; tenant?: string | TenantOf<Request> } & Omit<
      RedactorOptions,
      "tenant"
    >);

/** Whose records a request is about; asked when a token is made. Undefined outside of requests. */
export type TenantOf<Request> = (request: Request | undefined) => string | undefined;

/** What every HTTP adapter takes. */
export type HttpOptions<Request = IncomingMessage> = HttpHostOptions<Request> & {
  /**
   * Where lines go: a logger of pino or winston, or a function that is given redacted records.
   * @default JSON lines on stdout
   */
  logger?: LoggerLike | LogFunction;
  /** The least level of lines on stdout and to a function; other loggers have their own. @default "info" */
  level?: Level;
  /** The header whose value becomes the request's id where it has the shape `requestId`; `false` for none. @default "x-request-id" */
  requestIdHeader?: string | false;
  /** Bytes of a body that is logged where the policy lists it; of a longer one nothing is. @default 16384 */
  bodyLimit?: number;
  /** Whether to log once which policy is in force; a logger that is behind a policy does so itself. @default true */
  startLine?: boolean;
  /**
   * Whether to name the ways past the policy on stderr some seconds after the start, once for a process.
   * @default in development, or as PHILOG_SELF_CHECK says
   */
  selfCheck?: boolean;
};

/** The names of the options that every HTTP adapter takes. */
export const httpOptionNames = [
  ...hostOptionNames,
  "logger",
  "level",
  "requestIdHeader",
  "bodyLimit",
  "startLine",
  "selfCheck",
] as const;

const defaultBodyLimit = 16_384;

function checkTypes({ requestIdHeader, bodyLimit, level, selfCheck }: HttpOptions): void {
  const bad = [
    requestIdHeader === undefined || requestIdHeader === false || typeof requestIdHeader === "string"
      ? []
      : "`requestIdHeader` is a header's name or false",
    bodyLimit === undefined || (Number.isInteger(bodyLimit) && bodyLimit >= 0)
      ? []
      : "`bodyLimit` is a number of bytes",
    selfCheck === undefined || typeof selfCheck === "boolean" ? [] : "`selfCheck` is a boolean",
    level === undefined || Object.hasOwn(levels, level) ? [] : `\`level\` is one of ${Object.keys(levels).join(", ")}`,
  ].flat();
  if (bad.length > 0) throw new RedactionError("PHILOG_OPTION_BAD", bad.join("; "));
}

/**
 * Opens what an HTTP adapter needs: its requests as records, behind a policy. `where` names the adapter's function.
 * Throws PolicyError for a bad policy and RedactionError for bad options.
 */
export function openHttp<Request extends IncomingMessage>(
  options: HttpOptions<Request>,
  describe: Describe<Request>,
  where: string,
): Exchanges<Request> {
  checkOptions(options, httpOptionNames, where);
  checkTypes(options as HttpOptions);
  // The check is the adapter's to start: it looks at the process, which stands to the right of this room.
  const {
    logger,
    level,
    requestIdHeader = "x-request-id",
    bodyLimit = defaultBodyLimit,
    startLine,
    ...others
  } = options;
  const { selfCheck: _selfCheck, ...rest } = others;
  const { tenant, ...own } = rest as { tenant?: string | TenantOf<Request>; redactor?: Redactor };
  const guarded = isGuarded(logger);
  if (guarded) checkGuarded({ ...rest, redactor: undefined });
  // The context is of this kind of request: each adapter opens its own.
  const current = () => requestContext()?.request as Request | undefined;
  if (typeof tenant === "function") followRequests();
  const tenantNow = typeof tenant === "function" ? () => tenant(current()) : tenant;
  const host = openHost((tenant === undefined ? own : { ...own, tenant: tenantNow }) as HostOptions);

  const sink = createSink(guarded ? undefined : logger, level);
  const target = guarded
    ? createGuardedTarget(host, logger, { isEnabled: () => true, write: writeToStderr })
    : createTarget(host, sink);
  if (typeof logger === "object") attachContext(logger);
  if (!guarded && startLine !== false) {
    const start = JSON.stringify({
      level: levels.info,
      time: Date.now(),
      ...host.startRecord(),
      msg: "policy in force",
    });
    if (sink.isEnabled("info")) sink.write(start, "info");
  }
  const header = requestIdHeader === false ? undefined : requestIdHeader.toLowerCase();
  const listed = createListed(host, ["content-length", ...(header === undefined ? [] : [header])]);
  const read = createReadRecord<Request>(describe, listed, bodyLimit);
  return createExchanges<Request>({ target, read, header });
}

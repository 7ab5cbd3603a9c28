import type { IncomingMessage } from "node:http";
import { RedactionError, type Redactor } from "@philog/core";
import { startSelfCheck } from "@philog/core/doctor";
import { type Exchanges, type HttpOptions, isGuarded, type Level, openHttp } from "@philog/core/http";
import type { FastifyBaseLogger, FastifyRequest } from "fastify";
import { createDescribe } from "./describe.ts";
import { createLogger, idMember, levelNumber } from "./logger.ts";
import { createToldLog } from "./told-log.ts";
import { replyOf } from "./visit.ts";

/** What the plugin and `philogLogger` take. */
export type PhilogOptions = HttpOptions<FastifyRequest> & {
  /**
   * Whether the lines of requests that went well are left out, or of which requests. Errors and aborts are logged all
   * the same. @default false
   */
  disableRequestLogging?: boolean | ((request: FastifyRequest) => boolean);
};

/** The same as one type: `register` takes no union. */
export type RegisterOptions = Omit<Extract<PhilogOptions, { redactor?: undefined }>, "redactor"> & {
  redactor?: Redactor | undefined;
};

/** An app's requests and its logger, behind a policy. */
export interface Opened {
  readonly exchanges: Exchanges<IncomingMessage>;
  readonly log: FastifyBaseLogger;
  readonly disableRequestLogging: PhilogOptions["disableRequestLogging"];
}

type Logger = PhilogOptions["logger"];

const isPino = (logger: Logger): boolean => (logger as object) && Symbol.for("philog.pino") in (logger as object);

/** The level that an app's lines start from: other loggers have their own. */
function levelOf(logger: Logger, level: Level | undefined): string {
  if (level !== undefined) return level;
  if (typeof logger !== "object") return "info";
  const own = (logger as { level?: unknown }).level;
  return levelNumber(own) === undefined ? "trace" : String(own);
}

function openLog(exchanges: Exchanges<IncomingMessage>, logger: Logger, level: string): FastifyBaseLogger {
  if (!isGuarded(logger)) return createLogger({ log: exchanges.log, bind: exchanges.bind }, level);
  // winston's methods take the message first.
  if (!isPino(logger)) {
    const bind = (requestId: string) => createToldLog(exchanges, { [idMember]: requestId });
    return createLogger({ log: createToldLog(exchanges), bind }, "trace");
  }
  return logger as unknown as FastifyBaseLogger;
}

/**
 * Opens the options of an adapter's function, which `where` names; `own`: the logger that the app has, and its level.
 * Throws PolicyError for a bad policy and RedactionError for bad options.
 */
export function openFastify(options: PhilogOptions, where: string, own?: { logger: Logger; level: Level }): Opened {
  const { disableRequestLogging, ...http } = { ...options };
  if (!["undefined", "boolean", "function"].includes(typeof disableRequestLogging)) {
    throw new RedactionError("PHILOG_OPTION_BAD", "`disableRequestLogging` is a boolean or a function");
  }
  const { logger = own?.logger, level = options.logger ? undefined : own?.level, startLine } = http;
  const { tenant } = http as { tenant?: unknown };
  const least = levelOf(logger, level);
  const exchanges = openHttp<IncomingMessage>(
    {
      ...http,
      ...(typeof tenant === "function" && {
        tenant: (raw: IncomingMessage | undefined) => tenant(raw && replyOf(raw)?.request),
      }),
      ...(logger !== undefined && { logger }),
      // A route may have a level below the app's: levels are held to here, and what is none is refused there.
      level: level === undefined || levelNumber(level) !== undefined ? "trace" : level,
      startLine: startLine !== false && (levelNumber(least) ?? 0) <= levelNumber("info")!,
    } as HttpOptions,
    createDescribe(),
    where,
  );
  startSelfCheck(http.selfCheck);
  return { exchanges, log: openLog(exchanges, logger, least), disableRequestLogging };
}

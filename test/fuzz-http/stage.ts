import type { IncomingMessage } from "node:http";
import type { Act, LogCall, Reply, Visit } from "./act.ts";

/** A logger as an adapter gives it to a request or to an app. */
export type AnyLog = any;

/** What handlers of every framework ask about the request that they have. */
export interface Stage {
  /** The act of a request; undefined where it names none. */
  actOf(request: IncomingMessage): Act | undefined;
  /** Notes the framework's own object for a request: what an application reads of it is compared, too. */
  note(request: IncomingMessage, own: object): void;
  /** Makes the calls of a moment, where there is a logger. */
  log(when: LogCall["when"], request: IncomingMessage, log: AnyLog): void;
  /** Does what the request's act does; a late one throws a turn later. */
  run(visit: Visit, log: AnyLog): Reply | undefined | Promise<Reply | undefined>;
}

export interface StageOptions {
  acts: Map<number, Act>;
  /** A logger for all that is no request's. */
  appLog(): AnyLog;
  /** Frameworks' own objects for requests. */
  noted: WeakMap<object, object>;
  /** Told where a call of a logger throws. */
  onThrow(error: unknown): void;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

export function createStage({ acts, appLog, noted, onThrow }: StageOptions): Stage {
  const call = ({ of, method, args, bindings }: LogCall, log: AnyLog) => {
    try {
      const logger = of === "app" ? appLog() : of === "child" ? log?.child(bindings) : log;
      (logger?.[method] ?? logger?.info)?.apply(logger, args);
    } catch (error) {
      onThrow(error);
    }
  };
  const stage: Stage = {
    actOf: (request) => acts.get(Number(request.headers["x-case"])),
    note: (request, own) => void noted.set(request, own),
    log(when, request, log) {
      if (log === undefined) return;
      for (const one of stage.actOf(request)?.logs ?? []) if (one.when === when) call(one, log);
    },
    run(visit, log) {
      const { request, response } = visit;
      const act = stage.actOf(request);
      if (act === undefined) return { status: 200, headers: {}, body: "unknown" };
      stage.log("in the handler", request, log);
      response.once("finish", () => stage.log("when it is answered", request, log));
      setImmediate(() => stage.log("a turn later", request, log));
      return act.isLate ? turn().then(() => act.run(visit)) : act.run(visit);
    },
  };
  return stage;
}

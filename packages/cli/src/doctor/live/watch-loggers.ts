import { tracingChannel } from "node:diagnostics_channel";
import Module from "node:module";

/** What makes and is made: the loggers of this process, as far as they have shown themselves. */
export interface Loggers {
  readonly pino: ReadonlySet<object>;
  readonly winston: ReadonlySet<object>;
  stop(): void;
}

interface LoggerClass {
  readonly name: string;
  readonly prototype: Record<string, unknown>;
}

type Load = (this: unknown, ...args: unknown[]) => unknown;

/** winston's Logger, which no other export looks like. */
function isWinstonLogger(made: unknown): made is LoggerClass {
  if (typeof made !== "function" || made.name !== "Logger") return false;
  const methods = made.prototype as Record<string, unknown> | undefined;
  return ["configure", "startTimer", "profile"].every((name) => typeof methods?.[name] === "function");
}

/** Watches loggers from their making (winston) or their first line (pino). To be called before the application. */
export function watchLoggers(): Loggers {
  const pino = new Set<object>();
  const winston = new Set<object>();
  const onLine = (message: unknown) => {
    const { instance } = message as { instance?: object };
    if (instance !== undefined) pino.add(instance);
  };
  const { start } = tracingChannel("pino_asJson");
  start.subscribe(onLine);

  const watched = new Set<LoggerClass>();
  const watch = (made: LoggerClass) => {
    if (watched.has(made)) return;
    watched.add(made);
    const configure = made.prototype.configure as (this: object, ...args: unknown[]) => unknown;
    made.prototype.configure = function (this: object, ...args: unknown[]) {
      winston.add(this);
      return configure.apply(this, args);
    };
  };
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = function (...args) {
    const made = load.apply(this, args);
    if (isWinstonLogger(made)) watch(made);
    return made;
  };
  return { pino, winston, stop: () => void start.unsubscribe(onLine) };
}

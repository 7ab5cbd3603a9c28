import { markContent } from "@philog/core/host";
import type { Exchanges, Level, Log, LogCall } from "@philog/core/http";

type Tell = Pick<Exchanges<never>, "tell">;
type Told = ReturnType<Parameters<Tell["tell"]>[1]>;

const levels: readonly Level[] = ["trace", "debug", "info", "warn", "error", "fatal"];

/** Reads a call as pino does: a record, a message, and values for its placeholders. */
function readCall(args: readonly unknown[], bindings: object): Told {
  // A marked value is a message, and what is behind it no message of its own.
  const isRecord = typeof args[0] === "object" && args[0] !== null && markContent(args[0]) === undefined;
  const [message, ...values] = isRecord ? args.slice(1) : args;
  const isError = args[0] instanceof Error;
  const own = isError ? { err: args[0] } : isRecord ? args[0] : {};
  return { record: { ...bindings, ...(own as object) }, message, ...(values.length > 0 && { values }) };
}

/** A logger that takes what pino's takes, and tells it to one that has a policy of its own and takes it otherwise. */
export function createToldLog(exchanges: Tell, bindings: object = {}): Log {
  const call = (level: Level): LogCall => {
    return (...args: unknown[]) => exchanges.tell(level, () => readCall(args, bindings));
  };
  const calls = Object.fromEntries(levels.map((level) => [level, call(level)])) as Record<Level, LogCall>;
  return { ...calls, child: (more) => createToldLog(exchanges, { ...bindings, ...more }) };
}

import { createRequire } from "node:module";
import { devNull } from "node:os";
import { join } from "node:path";
import { createRedactor, type KeySource, type Policy } from "@philog/core";
import type { Contender, Question } from "./compare.ts";

/** The user's own policy and records, and what the policy lets pass of each. */
export interface Subject {
  policy: Policy | string;
  keys: KeySource;
  records: readonly object[];
  allowed: readonly object[];
}

type Asked = Pick<Question, "question" | "baseline" | "contenders">;

/** Over the inputs in turn, with an index of its own. */
function over<I>(inputs: readonly I[], operation: (input: I) => unknown): () => unknown {
  let next = 0;
  return () => {
    const input = inputs[next]!;
    next = next + 1 === inputs.length ? 0 : next + 1;
    return operation(input);
  };
}

/** What the policy's `json()` costs, against writing the whole record and against writing what it lets pass. */
export async function jsonQuestion({ policy, keys, records, allowed }: Subject): Promise<Asked> {
  const redactor = createRedactor(policy, { keys });
  await redactor.ready();
  const outlet = Buffer.alloc(262_144);
  // Every contender's text is written as bytes, as a logger does: a string that is only put together costs too little.
  const written =
    (toText: (record: object) => string) =>
    (record: object): number =>
      outlet.write(toText(record));
  return {
    question: "What does redacting cost against writing the whole record?",
    baseline: "JSON.stringify, whole record",
    contenders: [
      { name: "JSON.stringify, whole record", operation: over(records, written(JSON.stringify)) },
      { name: "JSON.stringify, allowed part", operation: over(allowed, written(JSON.stringify)) },
      {
        name: "Philog, json()",
        operation: over(records, written(redactor.json)),
        check() {
          for (const record of records) JSON.parse(redactor.json(record));
          if (redactor.stats().withheld > 0) throw new Error("a record could not be read");
        },
      },
    ],
  };
}

interface Logger {
  info(record: object, message?: string): void;
}
interface Destination {
  flushSync(): void;
  end(): void;
}
interface PinoModule {
  (options: object, stream: Destination): Logger;
  destination(options: { dest: string; sync: boolean; minLength: number }): Destination;
}
interface AdapterModule {
  philog(logger: Logger, options: object): Logger;
}

/** A line's own members, which pino writes anew. */
const ofTheLine = new Set(["level", "time", "pid", "hostname", "msg"]);

/** What a pino line costs with Philog; undefined where pino or `@philog/pino` is not installed in `directory`. */
export function pinoQuestion(
  { policy, keys, records }: Omit<Subject, "allowed">,
  directory: string,
): (Asked & { end(): void }) | undefined {
  let pino: PinoModule;
  let adapter: AdapterModule;
  try {
    const require = createRequire(join(directory, "package.json"));
    pino = require("pino") as PinoModule;
    adapter = require("@philog/pino") as AdapterModule;
  } catch {
    return undefined;
  }
  const inputs = records.map((record) => ({
    record: Object.fromEntries(Object.entries(record).filter(([key]) => !ofTheLine.has(key))),
    message: "msg" in record && typeof record.msg === "string" ? record.msg : undefined,
  }));
  const destinations: Destination[] = [];
  const contender = (name: string, guard: (logger: Logger) => Logger): Contender => {
    // Buffered, so that the system call weighs little: the ratio that is hardest to meet. All bytes are written.
    const destination = pino.destination({ dest: devNull, sync: true, minLength: 4096 });
    destinations.push(destination);
    const logger = guard(pino({}, destination));
    return { name, operation: over(inputs, ({ record, message }) => logger.info(record, message)) };
  };
  return {
    question: "What does a pino line cost with Philog?",
    baseline: "pino",
    contenders: [
      contender("pino", (logger) => logger),
      contender("pino and Philog", (logger) => adapter.philog(logger, { policy, keys, startLine: false })),
    ],
    end() {
      for (const destination of destinations) destination.end();
    },
  };
}

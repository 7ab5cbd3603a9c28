import type { Logger } from "winston";
import { randomArgs } from "../fuzz/arguments.ts";
import type { Garden } from "../fuzz/garden.ts";
import { sentence } from "../fuzz/sentence.ts";
import { thrown } from "../fuzz-http/act.ts";

/** One call of a logger, with its arguments apart, so that they can be compared. */
export interface Call {
  args: unknown[];
  /** Whether it writes past the methods of the logger. */
  writes?: boolean;
  run(logger: Logger): void;
}

const levelsOf = (logger: Logger) => Object.keys(logger.levels);

/** What stays an object when its own members are added to it. */
const membersOf = (record: object): object => {
  try {
    return { ...record };
  } catch {
    return {};
  }
};

/** Any call that winston takes, and some that it does not. */
export function randomCall(garden: Garden, record: object, given?: unknown[]): Call {
  const { random, planter } = garden;
  const args = given ?? randomArgs(garden, record);
  const text = sentence(random, planter.text("message"));
  const at = random.next();
  const levelOf = (logger: Logger) => levelsOf(logger)[Math.floor(at * levelsOf(logger).length)]!;
  const byMethod: Call = { args, run: (logger) => (logger as any)[levelOf(logger)](...args) };
  if (given !== undefined) return byMethod;
  const info = { ...membersOf(record), message: text };
  const whole = (more: object): unknown => Object.assign(info, more);
  const value = thrown(garden);
  return random.pick<() => Call>([
    () => byMethod,
    () => byMethod,
    () => byMethod,
    () => byMethod,
    () => ({ args, run: (logger) => (logger as any).log(levelOf(logger), ...args) }),
    () => ({ args, run: (logger) => (logger as any).log(random.percent(50) ? text : "silly", ...args) }),
    () => ({ args: [whole({ level: "error" })], run: (logger) => logger.log(info as any) }),
    () => ({ args: [whole({ level: "error", splat: args })], run: (logger) => logger.log(info as any) }),
    () => ({ args: [whole({ level: "error" })], writes: true, run: (logger) => void logger.write(info as any) }),
    () => ({ args: [record], writes: true, run: (logger) => void logger.write(record as any) }),
    () => ({ args: [record], run: (logger) => logger.log(record as any) }),
    () => ({
      args: [],
      run(logger) {
        logger.profile(text);
        logger.profile(text);
      },
    }),
    () => ({ args: [info], run: (logger) => void logger.startTimer().done(info as any) }),
    () => ({
      args: [info],
      run(logger) {
        logger.profile(text);
        logger.profile(text, info as any);
      },
    }),
    () => ({ args: [value], run: (logger) => logger.log((logger.exceptions as any).getAllInfo(value)) }),
    () => ({ args: [value], run: (logger) => logger.log((logger.rejections as any).getAllInfo(value)) }),
  ])();
}

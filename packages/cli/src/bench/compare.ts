import { arch, cpus, platform } from "node:os";
import { median, medianInterval } from "./interval.ts";
import { orderOf } from "./order.ts";
import { createTurn } from "./turn.ts";

export interface Contender {
  name: string;
  /** One call over the next input; the contender keeps its own index into its inputs. What it returns is consumed. */
  operation: () => unknown;
  /** Throws where the output is wrong. Runs once, before anything is timed. */
  check?: () => void;
}

export interface Question {
  /** What the comparison answers, in one sentence. */
  question: string;
  /** Name of the contender that all others are divided by. */
  baseline: string;
  contenders: readonly Contender[];
  /** Rounds that count; each contender has one turn in each. @default 31 */
  rounds?: number;
  /** Seconds of one turn. @default 0.05 */
  secondsPerTurn?: number;
  /** Told after each round that counts. */
  onRound?: (done: number, rounds: number) => void;
}

export interface Result {
  name: string;
  /** Median over rounds of the time divided by the baseline's time of the same round. */
  ratio: number;
  /** Lower end of the ratio's 95 % interval. */
  low: number;
  /** Upper end of the ratio's 95 % interval. */
  high: number;
  /** Median time of one call: true of this machine at this moment only. */
  microseconds: number;
}

/** Plain data: its JSON text is its machine-readable form. */
export interface Comparison {
  question: string;
  node: string;
  machine: string;
  rounds: number;
  baseline: string;
  results: Result[];
}

const warmUpRounds = 5;

function checkQuestion({ baseline, contenders, rounds = 31, secondsPerTurn = 0.05 }: Question): void {
  const names = new Set(contenders.map(({ name }) => name));
  if (names.size !== contenders.length) throw new TypeError("two contenders have one name");
  if (!names.has(baseline)) throw new TypeError("the baseline is not among the contenders");
  if (!Number.isSafeInteger(rounds) || rounds < 1) throw new TypeError("`rounds` is a whole number above 0");
  if (!(secondsPerTurn > 0 && secondsPerTurn <= 60)) throw new TypeError("`secondsPerTurn` is above 0 and at most 60");
}

function machine(): string {
  const processors = cpus();
  return `${processors[0]?.model.trim() || "unknown processor"}, ${processors.length} cores, ${platform()} ${arch()}`;
}

/** Other work of the process (timers, streams) runs between rounds, not in a turn. */
const nextTick = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Times contenders against each other in interleaved rounds: short turns in a balanced order, each turn divided by the
 * baseline's turn of the same round, so that a slow moment of the machine burdens both. The ratio is the median over
 * rounds, which a preempted turn does not move, and low and high are its 95 % interval by order statistics: sound
 * whatever the noise looks like. They speak for this process: another one may be compiled differently by V8, so a
 * claim about a few per cent needs several processes.
 * Throws TypeError on a question that cannot be asked, and whatever a check or an operation throws.
 */
export async function compare(question: Question): Promise<Comparison> {
  checkQuestion(question);
  const { contenders, rounds = 31, secondsPerTurn = 0.05 } = question;
  for (const { check } of contenders) check?.();
  const turns = contenders.map(({ name, operation }) => createTurn(name, operation, secondsPerTurn));
  for (let round = 0; round < warmUpRounds; round++) {
    for (const index of orderOf(round, turns.length)) turns[index]!.warmUp();
    await nextTick();
  }
  const times: number[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const index of orderOf(round, turns.length)) times[index]!.push(turns[index]!.run());
    await nextTick();
    question.onRound?.(round + 1, rounds);
  }
  const base = times[contenders.findIndex(({ name }) => name === question.baseline)]!;
  const results = contenders.map(({ name }, index) => {
    const ratios = times[index]!.map((time, round) => time / base[round]!);
    return { name, ratio: median(ratios), ...medianInterval(ratios), microseconds: median(times[index]!) * 1e6 };
  });
  return {
    question: question.question,
    node: process.version,
    machine: machine(),
    rounds,
    baseline: question.baseline,
    results,
  };
}

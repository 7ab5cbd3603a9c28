import { type Answer, createClient } from "./client.ts";
import type { Crashes } from "./crashes.ts";
import type { Running } from "./server.ts";
import type { Wire } from "./wire.ts";

/** Milliseconds without a change after which requests are taken for never answered, as some are by any framework. */
const patience = 60;

/** Milliseconds without a change after which the rest is taken for crashed. */
const quiet = 10;

/** Milliseconds of a turn that count. */
const longestTurn = 1;

/** What came of some requests that were under way together. */
export interface Batch {
  answers: Answer[];
  /** Requests that have reached the server. */
  arrived: number;
  /** Where errors came from that nobody caught. */
  crashes: string[];
  /** Whether the server was given up. */
  isStuck: boolean;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

export interface BatchOptions {
  running: Running;
  wires: ReadonlyMap<number, Wire>;
  crashes: Crashes;
  showsFrames: boolean;
}

/** Sends requests at once and waits until the server is through with them, lines included. */
export async function runBatch({ running, wires, crashes, showsFrames }: BatchOptions): Promise<Batch> {
  const client = createClient(running, showsFrames);
  const arrived = running.arrived();
  let left = wires.size;
  let isStuck = false;
  const answers = [...wires].map(async ([number, wire]) => {
    const answer = await client.send(wire, number);
    left -= 1;
    return answer;
  });
  crashes.take();
  let state = "";
  let before = performance.now();
  let idle = 0;
  while (left > 0 || running.open() > 0) {
    await turn();
    const now = performance.now();
    const is = `${left} ${running.open()} ${running.arrived()} ${crashes.count()}`;
    // A machine that does something else for a while has not been idle.
    idle = is === state ? idle + Math.min(now - before, longestTurn) : 0;
    before = now;
    state = is;
    // What nobody caught, nobody answers.
    const isOver = crashes.count() > 0 && idle > quiet;
    isStuck = idle > patience;
    if (!isOver && !isStuck) continue;
    running.drop();
    for (let at = 0; at < 5; at++) await turn();
    if (isStuck) break;
  }
  client.close();
  const all = await Promise.all(answers);
  for (let at = 0; at < 3; at++) await turn();
  return { answers: all, arrived: running.arrived() - arrived, crashes: crashes.take(), isStuck };
}

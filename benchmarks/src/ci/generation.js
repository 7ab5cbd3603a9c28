// Three fresh processes (base, base again, tree) that take short turns in lock step. Separate, so that V8 compiles each
// build for itself; in lock step, so that a slow moment of the machine burdens all three; fresh, because how V8 happens
// to compile a process stays with it to its end.
import { fork } from "node:child_process";
import { join } from "node:path";

const places = ["base", "again", "tree"];

/** All orders of three, so that each follows each other one equally often. */
const orders = [
  [0, 1, 2],
  [2, 1, 0],
  [1, 2, 0],
  [0, 2, 1],
  [2, 0, 1],
  [1, 0, 2],
];

function startWorker(directory, place) {
  const child = fork(join(directory, "benchmarks/src/ci/worker.js"), [], {
    cwd: directory,
    env: { ...process.env, NODE_ENV: "production", NODE_OPTIONS: "" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  let waiting;
  const answer = () =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
    });
  child.on("message", (message) => waiting.resolve(message));
  child.on("error", (error) => waiting.reject(error));
  child.on("exit", (code, signal) =>
    waiting.reject(new Error(`the process that measures ${place} ended: ${code ?? signal}`)),
  );
  return {
    ready: answer(),
    turn(name, calls) {
      const answered = answer();
      child.send({ name, calls });
      return answered;
    },
    end: () => child.kill("SIGKILL"),
  };
}

/** Runs a case in each process until it has had its warm-up; gives how many calls fill a turn. */
async function warm(workers, name, { turn, warmUp }) {
  let calls = 64;
  for (const worker of workers) {
    for (let spent = 0; spent < warmUp; ) {
      const { microseconds } = await worker.turn(name, calls);
      spent += microseconds;
      calls = Math.min(2 * calls, Math.ceil((calls * turn) / Math.max(microseconds, 1)));
    }
  }
  return calls;
}

/**
 * @param {{ base: string, tree: string }} builds
 * @param {{ rounds: number, turn: number, warmUp: number }} times turn and warm-up in microseconds of processor time
 * @returns {Promise<Record<string, number[][]>>} for each case and round: microseconds of a call in base, again, tree
 */
export async function runGeneration(builds, { rounds, turn, warmUp }) {
  const workers = places.map((place) => startWorker(place === "tree" ? builds.tree : builds.base, place));
  try {
    const [{ cases }] = await Promise.all(workers.map(({ ready }) => ready));
    const calls = {};
    for (const name of cases) calls[name] = await warm(workers, name, { turn, warmUp });
    const samples = Object.fromEntries(cases.map((name) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const name of cases) {
        const times = [];
        for (const index of orders[round % orders.length]) {
          times[index] = (await workers[index].turn(name, calls[name])).microseconds / calls[name];
        }
        samples[name].push(times);
      }
    }
    return samples;
  } finally {
    for (const worker of workers) worker.end();
  }
}

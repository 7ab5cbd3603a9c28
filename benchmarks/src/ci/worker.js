// One build in one process: does a turn when asked, and says what it cost. Idle between turns.
import { createCases } from "./cases.js";

const cases = createCases();

/** Processor time: what other processes take of the core while this one waits is not counted. */
function turn(name, calls) {
  const start = process.cpuUsage();
  const bytes = cases[name](calls);
  const { user, system } = process.cpuUsage(start);
  return { microseconds: user + system, bytes };
}

process.on("message", ({ name, calls }) => process.send(turn(name, calls)));
process.on("disconnect", () => process.exit());
process.send({ cases: Object.keys(cases) });

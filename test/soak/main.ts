import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { soak } from "./soak.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    json: { type: "string" },
    /** Keeps every n-th line: the run has to fail. */
    leak: { type: "string" },
  },
});
const seconds = Number(values.seconds);
const tolerance = 0.02;
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(3);

console.log(" second      calls   heap after collection, MB   compiled code, MB");
const soaked = await soak({
  seconds,
  tolerance,
  leak: values.leak === undefined ? undefined : Number(values.leak),
  onSample: ({ at, calls, heap, code }) => {
    const cells = [at.toFixed(1).padStart(7), `${calls}`.padStart(10), megabytes(heap).padStart(27)];
    console.log(`${cells.join(" ")} ${megabytes(code).padStart(19)}`);
  },
});
const { samples, windows, spread, flat, leaked } = soaked;
console.log(`${samples.at(-1)?.calls} calls${leaked > 0 ? `, ${leaked} lines kept on purpose` : ""}`);
console.log(`means of ${windows.length} windows, MB: ${windows.map(megabytes).join("  ")}`);
console.log(
  `they lie ${(spread * 100).toFixed(2)} % apart; at most ${tolerance * 100} % is ${flat ? "held" : "EXCEEDED"}`,
);
if (values.json !== undefined) {
  const { version, platform, arch } = process;
  const report = { node: version, platform, arch, seconds, tolerance, ...soaked };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
process.exitCode = flat ? 0 : 1;

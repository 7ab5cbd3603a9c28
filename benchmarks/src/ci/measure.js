import { runGeneration } from "./generation.js";
import { estimate, judge, rules } from "./verdict.js";

/**
 * Runs generations until every case is clear, or the time is up.
 * @param {{ base: string, tree: string }} builds
 * @param {{ seconds: number, generation?: typeof runGeneration, told?: (text: string) => void }} options
 * @returns {Promise<Array<{ name: string, verdict: string } & ReturnType<typeof estimate>>>}
 */
export async function measure(builds, { seconds, generation = runGeneration, told = () => undefined }) {
  const times = { rounds: 18, turn: 15_000, warmUp: 150_000 };
  const started = performance.now();
  const samples = new Map();
  for (let count = 1; ; count++) {
    for (const [name, rounds] of Object.entries(await generation(builds, times))) {
      samples.set(name, [...(samples.get(name) ?? []), rounds]);
    }
    const elapsed = (performance.now() - started) / 1000;
    // One more has to fit in; but a verdict is never built on fewer than are enough to pass.
    const last = count >= rules.enoughToPass && elapsed + elapsed / count > seconds;
    const results = [...samples].map(([name, generations]) => {
      const figures = estimate(generations);
      return { name, ...figures, verdict: judge(figures, last) };
    });
    const doubtful = results.filter(({ verdict }) => verdict === "doubtful").map(({ name }) => name);
    told(`${count}: ${elapsed.toFixed(0)} s${doubtful.length === 0 ? "" : `, open: ${doubtful.join("; ")}`}`);
    if (doubtful.length === 0) return results;
  }
}

import type { Step } from "./step.ts";

const shown = (text: string) => text.replace(/\p{Cc}/gu, "?");

/** The plan, one line a step, and its sum. */
export function planText(steps: readonly Step[]): string {
  const width = (of: (step: Step) => string) => Math.max(...steps.map((step) => of(step).length));
  const [does, subject, what] = [width((s) => s.does), width((s) => s.subject), width((s) => s.what)];
  const lines = steps.map(
    (step) =>
      `${step.does.padEnd(does)}  ${step.subject.padEnd(subject)}  ${step.what.padEnd(what)}  ${shown(step.text)}\n`,
  );
  const count = (kind: Step["does"]) => steps.filter((step) => step.does === kind).length;
  return `${lines.join("")}\n${count("create")} to create, ${count("change")} to change, ${count("nothing")} as they should be, ${count("left alone")} left alone\n`;
}

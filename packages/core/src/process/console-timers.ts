type Print = (args: readonly unknown[], more?: object) => void;
type Method = (...args: unknown[]) => void;

const milliseconds = (since: bigint) => Number((process.hrtime.bigint() - since) / 1000n) / 1000;
const escaped = (label: string) => label.replaceAll("%", "%%");

/** The console's counters and timers: a label is text of the program, a count an argument, a time `durationMs`. */
export function createConsoleTimers(print: Print, warn: (message: string) => void): Record<string, Method> {
  const counts = new Map<string, number>();
  const starts = new Map<string, bigint>();
  const labelOf = (label: unknown) => (label === undefined ? "default" : String(label));

  const log = (method: string, label: string, data: readonly unknown[]): boolean => {
    const start = starts.get(label);
    if (start === undefined) {
      warn(`No such label '${label}' for console.${method}()`);
      return false;
    }
    print([data.length > 0 ? escaped(label) : label, ...data], { durationMs: milliseconds(start) });
    return true;
  };
  return {
    count(given) {
      const label = labelOf(given);
      const count = (counts.get(label) ?? 0) + 1;
      counts.set(label, count);
      print([`${escaped(label)}: %d`, count]);
    },
    countReset(given) {
      const label = labelOf(given);
      if (!counts.delete(label)) warn(`Count for '${label}' does not exist`);
    },
    time(given) {
      const label = labelOf(given);
      if (starts.has(label)) warn(`Label '${label}' already exists for console.time()`);
      else starts.set(label, process.hrtime.bigint());
    },
    timeLog(given, ...data) {
      log("timeLog", labelOf(given), data);
    },
    timeEnd(given) {
      const label = labelOf(given);
      if (log("timeEnd", label, [])) starts.delete(label);
    },
  };
}

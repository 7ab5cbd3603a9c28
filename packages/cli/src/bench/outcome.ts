import { createRedactor, type Decision, type KeySource, type Policy } from "@philog/core";

/** What a policy makes of records: means over all of them. */
export interface PolicyOutcome {
  /** Bytes of JSON text of a record, and of what is written of it. */
  bytes: { read: number; written: number };
  /** Values of a record that are no containers, and those of them that are written as they are. */
  fields: { read: number; kept: number };
  /** What happened to the others, by the name of the decision: `unlisted`, `misfit`, `tokenize`, ... */
  decisions: Record<string, number>;
  /** Misfits by the path of the rule, the most frequent first: at most ten. */
  misfits: { path: string; mean: number }[];
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function countFields(value: unknown): number {
  if (!isContainer(value)) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + countFields(item), 0);
}

/** Fields of `value` that stand in `written` in the same place with the same value. */
function countKept(value: unknown, written: unknown): number {
  if (!isContainer(value)) return value === written ? 1 : 0;
  if (!isContainer(written)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (Object.hasOwn(written, key) ? countKept(item, written[key]) : 0),
    0,
  );
}

/** Runs the records through a redactor of their own, so that what is timed later starts without memories. */
export async function outcomeOf(
  policy: Policy | string,
  keys: KeySource,
  records: readonly object[],
): Promise<{ allowed: object[]; outcome: PolicyOutcome }> {
  const decisions = new Map<string, number>();
  const misfits = new Map<string, number>();
  const add = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  const onDecision = ({ action, path }: Decision) => {
    add(decisions, action);
    if (action === "misfit") add(misfits, path);
  };
  const redactor = createRedactor(policy, { keys, onDecision });
  await redactor.ready();

  const sums = { read: 0, written: 0, fields: 0, kept: 0 };
  const allowed = records.map((record) => {
    const text = redactor.json(record);
    const written = JSON.parse(text) as object;
    sums.read += Buffer.byteLength(JSON.stringify(record));
    sums.written += Buffer.byteLength(text);
    sums.fields += countFields(record);
    sums.kept += countKept(record, written);
    return written;
  });

  const mean = (sum: number) => sum / records.length;
  const means = (counts: Map<string, number>) => [...counts].sort(([, a], [, b]) => b - a);
  return {
    allowed,
    outcome: {
      bytes: { read: mean(sums.read), written: mean(sums.written) },
      fields: { read: mean(sums.fields), kept: mean(sums.kept) },
      decisions: Object.fromEntries(means(decisions).map(([name, sum]) => [name, mean(sum)])),
      misfits: means(misfits)
        .slice(0, 10)
        .map(([path, sum]) => ({ path, mean: mean(sum) })),
    },
  };
}

import type { Stats } from "../stats.ts";
import { measures } from "./measures.ts";

const pascal = (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)}`;

/** Lines in CloudWatch's embedded metric format, out of which the service makes metrics. */
export interface EmfOptions {
  /** The metrics' namespace, 1 to 255 characters. */
  namespace: string;
  /** Milliseconds between two lines, 1000 or more. @default 60000 */
  everyMs?: number;
  /** Dimensions beside `LogGroup`, such as the service's name; at most 9. They stand in AWS in clear: never PHI. */
  dimensions?: Readonly<Record<string, string>>;
}

/** Members of such a line that no dimension can be called. */
export const emfMembers = ["level", "time", "philog", "_aws", "LogGroup", ...measures.map(({ name }) => pascal(name))];

/** Writes the numbers since the last line that was taken. */
export type WriteEmf = () => void;

/**
 * Totals stand in a line as what has been added since the one before. Dimensions are those that were configured: nothing
 * of a line gets there.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function createEmf(
  { namespace, dimensions = {} }: EmfOptions,
  group: string,
  stats: () => Stats,
  now: () => number,
  write: (line: string) => boolean,
): WriteEmf {
  const all = { ...dimensions, LogGroup: group };
  const directive = {
    Namespace: namespace,
    Dimensions: [Object.keys(all)],
    Metrics: measures.map(({ name, unitOfCloudWatch }) => ({ Name: pascal(name), Unit: unitOfCloudWatch })),
  };
  let before = measures.map(() => 0);

  return () => {
    const values = stats();
    const read = measures.map((measure) => measure.read(values));
    const numbers = measures.map(({ name, isTotal }, index) => [
      pascal(name),
      isTotal ? read[index]! - before[index]! : read[index]!,
    ]);
    const time = now();
    const metadata = { Timestamp: time, CloudWatchMetrics: [directive] };
    const line = { level: 30, time, philog: "metrics", ...all, ...Object.fromEntries(numbers), _aws: metadata };
    if (write(JSON.stringify(line))) before = read;
  };
}

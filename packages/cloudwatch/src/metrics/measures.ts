import type { Stats } from "../stats.ts";

/** One number about the transport, as metrics have it. None of them comes from a line. */
export interface Measure {
  readonly name: string;
  readonly text: string;
  /** As OpenTelemetry writes it, and as CloudWatch does. */
  readonly unit: string;
  readonly unitOfCloudWatch: "Count" | "Bytes" | "Seconds";
  /** Whether it only grows. */
  readonly isTotal: boolean;
  readonly read: (stats: Stats) => number;
}

type Numbers = { [Name in keyof Stats]: Stats[Name] extends number ? Name : never }[keyof Stats];

const total = (name: Numbers, unit: string, text: string): Measure => ({
  ...{ name, text, unit, unitOfCloudWatch: "Count", isTotal: true },
  read: (stats) => stats[name],
});

const now = (
  name: string,
  unit: string,
  unitOfCloudWatch: Measure["unitOfCloudWatch"],
  read: Measure["read"],
  text: string,
): Measure => ({ name, text, unit, unitOfCloudWatch, isTotal: false, read });

export const measures: readonly Measure[] = [
  total("accepted", "{event}", "Events taken in"),
  total("sent", "{event}", "Events that the service has stored"),
  total("retried", "{call}", "Calls that failed and were made again"),
  total("throttled", "{call}", "Calls that were throttled"),
  total("uncertain", "{event}", "Events of calls whose reply was lost"),
  total("lost", "{event}", "Lines that are gone"),
  now("waiting", "{event}", "Count", ({ waiting }) => waiting, "Events that were not stored yet"),
  now("spooled", "By", "Bytes", ({ spoolBytes }) => spoolBytes, "Bytes in the spool"),
  now(
    "lag",
    "s",
    "Seconds",
    ({ lagSeconds }) => lagSeconds,
    "Seconds since the oldest event that was not stored came in",
  ),
];

import type { Stats } from "../stats.ts";
import { measures } from "./measures.ts";

interface InstrumentOptions {
  description?: string;
  unit?: string;
}

/** As much of OpenTelemetry's `Meter` as is used here: one of `@opentelemetry/api` 1.3 or later fits. */
export interface MeterLike {
  createObservableCounter(name: string, options?: InstrumentOptions): object;
  createObservableGauge(name: string, options?: InstrumentOptions): object;
  addBatchObservableCallback(
    callback: (result: {
      observe(instrument: object, value: number, attributes?: Record<string, string>): void;
    }) => void,
    instruments: object[],
  ): void;
}

/**
 * Gives a meter the transport's numbers whenever they are collected, as `philog.cloudwatch.*`. The callback stays behind
 * `close`: the last collection of a process is to hold what the end has cost.
 */
export function meterStats(meter: MeterLike, attributes: Record<string, string>, stats: () => Stats): void {
  const instruments = measures.map(({ name, text, unit, isTotal }) => {
    const options = { description: text, unit };
    const full = `philog.cloudwatch.${name}`;
    return isTotal ? meter.createObservableCounter(full, options) : meter.createObservableGauge(full, options);
  });
  meter.addBatchObservableCallback((result) => {
    const values = stats();
    for (const [index, { read }] of measures.entries()) result.observe(instruments[index]!, read(values), attributes);
  }, instruments);
}

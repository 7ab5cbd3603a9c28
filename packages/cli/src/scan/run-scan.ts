import { exit } from "../exit.ts";
import type { Io } from "../io.ts";
import type { Engine } from "../lines/engine.ts";
import { createPool } from "../lines/pool.ts";
import { createProgress } from "../lines/progress.ts";
import { startRun } from "../lines/run.ts";
import { checkSources } from "../lines/sources.ts";
import { spawnWorker } from "../lines/workers.ts";
import { createOutput } from "../prompt/output.ts";
import { createLedger } from "./found.ts";
import type { CreateReport, Outcome } from "./report.ts";
import { createJsonReport } from "./report-json.ts";
import { createSarifReport } from "./report-sarif.ts";
import { createTableReport } from "./report-table.ts";
import { createScanLines, type LineSettings } from "./scan-lines.ts";
import type { Scanned } from "./scanned.ts";
import { summary } from "./summary.ts";
import type { WorkerData } from "./worker.ts";

export interface ScanOptions {
  format: "table" | "json" | "sarif";
  mode: LineSettings["mode"];
  disable: readonly string[];
  workers: number;
  showMasked?: boolean;
  maxFindings?: number;
  quiet?: boolean;
}

/** Bytes of a line that is scanned. */
const longestLine = 16_777_216;

/** Of each format: how it is made, and how many findings it tells one by one. */
const formats: Record<ScanOptions["format"], { create: CreateReport; listed: number }> = {
  table: { create: createTableReport, listed: 3 },
  json: { create: createJsonReport, listed: Number.POSITIVE_INFINITY },
  // What GitHub shows of a run.
  sarif: { create: createSarifReport, listed: 5_000 },
};

const spawn = (data: WorkerData) => spawnWorker<Scanned>(new URL("./worker.js", import.meta.url), data);

function createEngine(settings: LineSettings, workers: number): Engine<Scanned> {
  const scanLines = createScanLines(settings);
  if (workers > 1) {
    return createPool(
      workers,
      (memory) => spawn({ settings, memory }),
      (scanned) => scanned,
      scanLines,
    );
  }
  return { width: 1, work: async (batch) => ({ result: scanLines(batch), release() {} }), close: async () => {} };
}

/** Scans files in their order, and reports. Gives the exit code. */
export async function runScan(io: Io, files: readonly string[], options: ScanOptions): Promise<number> {
  const { format, mode, disable, workers, showMasked = false, quiet = false } = options;
  await checkSources(files);
  const { create, listed } = formats[format];
  const most = options.maxFindings ?? listed;
  const engine = createEngine({ mode, disable, shapes: showMasked, listed: most }, workers);
  const ledger = createLedger(files);
  const report = create(createOutput(io.stdout), most);
  const progress = createProgress("scan", io, quiet);
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  const faults: string[] = [];
  const say = (text: string) => {
    progress.clear();
    io.stderr.write(`philog scan: ${text}\n`);
  };
  process.once("SIGINT", interrupt);
  const run = startRun(io, {
    files,
    engine,
    take: (scanned: Scanned, origin) => report.add(ledger.add(scanned, origin)),
    progress,
    signal: interrupted.signal,
    limit: longestLine,
    onFault({ message }) {
      faults.push(message);
      say(message);
    },
  });
  const finish = async (whole: boolean): Promise<Outcome> => {
    const { bytes, seconds, long } = run.progress();
    const finished = whole && faults.length === 0 && long === 0;
    const outcome = { totals: ledger.totals, bytes, long, finished, faults };
    await report.finish(outcome);
    const ended = interrupted.signal.aborted ? "interrupted; " : finished ? "" : "not finished; ";
    if (quiet) progress.clear();
    else say(`${ended}${summary(outcome, seconds)}`);
    return outcome;
  };
  try {
    if (!(await run.done)) return ledger.totals.findings > 0 ? exit.found : exit.done;
    const { finished, totals } = await finish(!interrupted.signal.aborted);
    if (interrupted.signal.aborted) return exit.interrupted;
    if (!finished) return exit.failed;
    return totals.findings > 0 ? exit.found : exit.done;
  } catch (error) {
    await finish(false);
    throw error;
  } finally {
    process.off("SIGINT", interrupt);
    await engine.close();
  }
}

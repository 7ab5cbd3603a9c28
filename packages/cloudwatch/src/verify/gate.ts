import type { Report } from "../errors.ts";
import type { Verdict } from "./check-group.ts";

/** Whether lines may go to the group. */
export interface Gate {
  readonly isOpen: boolean;
  /** How the group stands: `pending` before the first look, for which one that is remembered need not wait. */
  readonly state: "pending" | "held" | "verified" | "drifted";
  /** Days, or `undefined` where they are not known or without end. */
  readonly retentionDays: number | undefined;
  close(): void;
}

/** Remembers across restarts that the group was as expected. */
export interface Memory {
  wasVerified(): boolean;
  note(): void;
}

export interface GateOptions {
  readonly check: () => Promise<Verdict>;
  readonly memory: Memory;
  readonly report: Report;
  readonly onOpen: () => void;
  readonly random?: () => number;
}

/** Milliseconds, half of them to half as much again: a fleet that starts together does not look together. */
const verified = 900_000;
const held = { base: 1_000, cap: 30_000 };
/** Milliseconds within which those look first that remember the group: what they find would not stop them. */
const spread = 60_000;

/**
 * Holds lines until the group was seen to be as expected. Once it was, they go on even if it drifts or cannot be looked
 * at, and the drift is said: losing the record of care would be worse.
 */
export function createGate({ check, memory, report, onOpen, random = Math.random }: GateOptions): Gate {
  let state: Gate["state"] = "pending";
  let retentionDays: number | undefined;
  let isKnown = memory.wasVerified();
  let isClosed = false;
  let looks = 0;
  let timer: NodeJS.Timeout | undefined;

  /** A group that is being made is soon there; one that is wrong stays so for long. */
  const heldFor = () => Math.min(held.cap, held.base * 2 ** looks++);

  function judge(verdict: Verdict): number {
    if (verdict.kind === "unknown") {
      const detail = `cannot be described: ${verdict.answer.reason}`;
      if (isKnown) report("PHILOG_CLOUDWATCH_DRIFT", detail);
      else report("PHILOG_CLOUDWATCH_UNVERIFIED", detail);
      state = isKnown ? "drifted" : "held";
      return heldFor();
    }
    retentionDays = verdict.retentionDays;
    if (verdict.kind === "passed") {
      state = "verified";
      isKnown = true;
      memory.note();
      looks = 0;
      return verified;
    }
    const detail = verdict.gaps.join(", ");
    report(isKnown ? "PHILOG_CLOUDWATCH_DRIFT" : "PHILOG_CLOUDWATCH_UNVERIFIED", detail);
    state = isKnown ? "drifted" : "held";
    return heldFor();
  }

  async function look(): Promise<void> {
    const wait = judge(await check());
    if (isClosed) return;
    if (isKnown) onOpen();
    timer = setTimeout(() => void look(), wait * (0.5 + random()));
    timer.unref();
  }
  const soon = () => void look();
  if (isKnown) timer = setTimeout(soon, spread * random()).unref();
  else soon();

  return {
    get isOpen() {
      return isKnown;
    },
    get state() {
      return state;
    },
    get retentionDays() {
      return retentionDays;
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

import type { Outlets } from "../fuzz/outlets.ts";
import type { Act } from "./act.ts";
import type { Adapter } from "./adapter.ts";
import type { Guard } from "./guard.ts";
import type { Plan } from "./plan.ts";
import { type Seen, seenOf } from "./seen.ts";
import type { Running } from "./server.ts";
import { createStage } from "./stage.ts";

/** One app of an episode: the bare one, or the one behind the adapter. */
export interface Side {
  /** What requests do, by their numbers. */
  acts: Map<number, Act>;
  /** What an application could read of them when all was done. */
  seen: Map<number, Seen>;
  /** Where calls of loggers threw; the list starts anew. */
  thrown(): string[];
  running: Running;
}

interface SideOptions {
  adapter: Adapter;
  plan: Plan;
  /** None for the bare app. */
  guard: Guard | undefined;
  /** Where all that requests hold goes, in place of an adapter's lines. */
  shown: Outlets | undefined;
}

const frameOf = (error: unknown): string =>
  error instanceof Error
    ? String(
        String(error.stack)
          .split("\n")
          .find((line) => line.includes(" at ")),
      )
    : typeof error;

/** Starts an app. */
export async function openSide({ adapter, plan, guard, shown }: SideOptions): Promise<Side> {
  const acts: Side["acts"] = new Map();
  const seen: Side["seen"] = new Map();
  const noted = new WeakMap<object, object>();
  let thrown: string[] = [];
  const behind = guard && { options: guard.options, log: undefined as (() => unknown) | undefined };
  const stage = createStage({
    acts,
    noted,
    appLog: () => behind?.log?.(),
    onThrow: (error) => thrown.push(frameOf(error)),
  });
  const running = await adapter.start({
    plan,
    stage,
    guard: behind,
    onClose(request, response) {
      seen.set(Number(request.headers["x-case"]), seenOf(request, response, noted.get(request)));
      shown?.add(JSON.stringify([request.url, request.headers, (request as { body?: unknown }).body]));
    },
  });
  const take = () => {
    const taken = thrown;
    thrown = [];
    return taken;
  };
  return { acts, seen, running, thrown: take };
}

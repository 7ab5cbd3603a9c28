import type { Plan } from "./plan.ts";
import type { OnClose, Running } from "./server.ts";
import type { AnyLog, Stage } from "./stage.ts";

export interface AppOptions {
  plan: Plan;
  stage: Stage;
  onClose: OnClose;
  /** Options of the adapter, and the logger that it gives to the app; none for the bare framework. */
  guard?: { options: any; log?: () => AnyLog } | undefined;
}

/** A framework, and how one starts an app of it by a plan: bare, or behind the adapter. */
export interface Adapter {
  readonly name: string;
  /** Whether it answers a path that is no URL before any of its hooks: such a request has no line. */
  readonly refusesUrls?: boolean;
  /** Members of a request that the framework puts back some turns later where an error handler throws. */
  readonly restored?: readonly string[];
  start(options: AppOptions): Promise<Running>;
}

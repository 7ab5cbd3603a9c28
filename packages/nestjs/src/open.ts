import type { IncomingMessage } from "node:http";
import { createRedactor, type Redactor, type RedactorOptions } from "@philog/core";
import { requestContext } from "@philog/core/context";
import { classifyMembers } from "@philog/core/host";
import { type Exchanges, followRequests, type HttpOptions, isGuarded, openHttp } from "@philog/core/http";
import { describeNest } from "./describe.ts";
import { phiMembers } from "./phi.ts";

/** What `PhilogModule.forRoot` and `PhilogLogger` take. Requests are Node's own: Fastify's is `request.raw` there. */
export type PhilogOptions = HttpOptions<IncomingMessage>;

/** The requests and the logger of an application. */
export interface Opened {
  readonly exchanges: Exchanges<IncomingMessage>;
  readonly selfCheck: boolean | undefined;
  /** Takes up what `Phi` has declared since. */
  update(): void;
}

/** Opens what the options say. Throws PolicyError for a bad policy, RedactionError for bad options. */
export function openNest(options: PhilogOptions, where: string): Opened {
  // The logger finds the request whose exception Nest has answered.
  followRequests();
  const open = (own: PhilogOptions) => openHttp(own, describeNest, where);
  const { logger, redactor, selfCheck } = options;
  // Whoever gives a redactor, or a logger that has one, has given a policy that is not ours to change.
  if (redactor !== undefined || isGuarded(logger)) return { exchanges: open(options), selfCheck, update: () => {} };

  const { policy, keys, tenant, destination, onDecision, lockdown, detectors, ...http } = options as Exclude<
    PhilogOptions,
    { redactor: Redactor }
  >;
  const members = phiMembers();
  let known = members.size;
  const tenantNow = typeof tenant === "function" ? () => tenant(requestContext()?.request) : tenant;
  const given = { keys, tenant: tenantNow, destination, onDecision, lockdown, detectors };
  const own = createRedactor(classifyMembers(policy, members), given as RedactorOptions);
  return {
    exchanges: open({ ...http, redactor: own }),
    selfCheck,
    update() {
      if (known === members.size) return;
      known = members.size;
      own.reload(classifyMembers(policy, members));
    },
  };
}

import type { Facts } from "../facts/facts.ts";
import type { Target } from "../target/target.ts";
import type { Control } from "./control.ts";
import { accountControls } from "./controls/account-control.ts";
import { groupControls } from "./controls/group-controls.ts";
import { sealControls } from "./controls/seal-controls.ts";
import { accountSubscriptionControl } from "./controls/subscription-controls.ts";

/** Every control of the file, in its order. */
export function judgeFacts(target: Target, facts: Facts): Control[] {
  const { groups, sealKey } = target;
  return [
    ...groups.flatMap((wanted) => groupControls(wanted, target, facts)),
    ...(sealKey === undefined ? [] : sealControls(facts.keys.get(sealKey)!, target)),
    ...accountControls(target, facts),
    accountSubscriptionControl(target, facts.account.subscriptions),
  ];
}

/** Whether something is not as the file says, or could not be seen. */
export const hasGap = (controls: readonly Control[]) => controls.some(({ result }) => result !== "ok");

import type { Facts } from "../facts/facts.ts";
import type { KeyFacts } from "../facts/key-facts.ts";
import type { Target, WantedGroup } from "../target/target.ts";
import { leftAlone, type Step, unseen } from "./step.ts";
import { newGroupSteps, presentGroupSteps } from "./steps/group-steps.ts";
import { groupKeySteps, sealKeySteps } from "./steps/key-steps.ts";

/** The ARN of a key that can encrypt now. */
function usableArn({ metadata }: KeyFacts): string | undefined {
  const key = metadata.kind === "known" ? metadata.value : undefined;
  return key?.KeyState === "Enabled" ? key.Arn : undefined;
}

function groupSteps(wanted: WantedGroup, facts: Facts, key: KeyFacts, makesKey: boolean, now: number): Step[] {
  const { id: subject, name } = wanted;
  const found = facts.groups.get(subject)!;
  if (found.kind === "denied") return [unseen(subject, "log group", found.error)];
  const arn = usableArn(key);
  if (found.value !== undefined) {
    const steps = presentGroupSteps(wanted, found.value, arn, now);
    if (arn !== undefined || makesKey) return steps;
    // Without a key of its own it cannot be encrypted; the rest can still be put right.
    return steps.map((step) =>
      step.what === "encryption" && step.does === "change"
        ? leftAlone(subject, step.what, "there is no key for it")
        : step,
    );
  }
  if (arn === undefined && !makesKey) {
    return [
      leftAlone(subject, "log group", `${name}: without its key its first events would not be encrypted with it`),
    ];
  }
  const { retention } = facts.account;
  const [policy] = retention.kind === "known" ? retention.value : [];
  return newGroupSteps(wanted, arn, policy?.policyName);
}

/** What it takes for everything to be as the file says, in the order in which it is carried out. It deletes and loosens nothing. */
export function planSteps(target: Target, facts: Facts, now: number): Step[] {
  const { groups, sealKey } = target;
  // Two groups may have one key: it is made once.
  const making = new Set<string>();
  const steps = groups.flatMap((wanted) => {
    const key = facts.keys.get(wanted.kmsKey)!;
    const keySteps = making.has(key.id) ? [] : groupKeySteps(target, wanted, key);
    if (keySteps.some(({ does }) => does === "create")) making.add(key.id);
    return [...keySteps, ...groupSteps(wanted, facts, key, making.has(key.id), now)];
  });
  return sealKey === undefined ? steps : [...steps, ...sealKeySteps(target, facts.keys.get(sealKey)!)];
}

/** Whether there is something to carry out. */
export const isEmpty = (steps: readonly Step[]) => steps.every(({ carryOut }) => carryOut === undefined);

import type { Facts } from "../../facts/facts.ts";
import { groupArn } from "../../facts/group-facts.ts";
import type { Target } from "../../target/target.ts";
import { type Control, judge, known } from "../control.ts";

/** Whether the account that was looked at is the file's: credentials of another show another's groups. */
export function accountControls({ account }: Target, { groups }: Facts): Control[] {
  const present = [...groups.values()].flatMap((fact) => (fact.kind === "known" ? (fact.value ?? []) : []));
  const [first] = present;
  if (account === undefined || first === undefined) return [];
  const control = judge(
    {
      id: "account",
      subject: "account",
      expected: account,
      evidence: "DescribeLogGroups logGroupArn",
      mend: "use credentials of this account, or correct the file",
    },
    known(groupArn(first.group).split(":")[4] ?? "none"),
    (found) => ({ ok: found === account, found }),
  );
  return [control];
}

import type { KeyFacts } from "../../facts/key-facts.ts";
import type { Target } from "../../target/target.ts";
import { type Control, judge } from "../control.ts";
import { allowsAction } from "../key-policy.ts";
import { inPolicy, keyControls } from "./key-controls.ts";

/** Controls of the key that values are sealed to: RSA, and opened by one role. */
export function sealControls(facts: KeyFacts, { region, roles }: Target): Control[] {
  const subject = "sealKey";
  const controls = keyControls(facts, { subject, prefix: "seal", region, spec: "RSA_4096" });
  if (controls.length === 1) return controls;
  const wanted = roles.unsealer;
  const decrypt = judge(
    {
      id: "seal-decrypt",
      subject,
      expected: wanted === undefined ? "kms:Decrypt for one role" : `kms:Decrypt for ${wanted} alone`,
      evidence: "GetKeyPolicy Policy Statement[].Action",
      mend: "give kms:Decrypt to the unsealer alone: philog aws template --format key-policy",
    },
    facts.policy,
    inPolicy((statements) => {
      const allowing = statements.filter((statement) => allowsAction(statement, "kms:Decrypt"));
      const who = [...new Set(allowing.flatMap(({ aws, services }) => [...aws, ...services]))];
      const isRole = (principal: string) => /^arn:aws[a-z-]{0,12}:iam::[0-9]{12}:role\/[^*]+$/.test(principal);
      const ok = who.length === 1 && (wanted === undefined ? isRole(who[0]!) : who[0] === wanted);
      return { ok, found: who.length === 0 ? "nobody" : who.join(", ") };
    }),
  );
  const grants = judge(
    {
      id: "seal-grants",
      subject,
      expected: "no grant, which would go past the policy",
      evidence: "ListGrants Grants[].GranteePrincipal",
      mend: "aws kms revoke-grant",
    },
    facts.grants,
    (holders) => ({ ok: holders.length === 0, found: holders.length === 0 ? "none" : holders.join(", ") }),
  );
  return [...controls, decrypt, grants];
}

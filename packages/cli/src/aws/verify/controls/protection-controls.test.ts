import { describe, expect, it } from "vitest";
import { clinicFile } from "../../clinic.test-data.ts";
import type { GroupFacts } from "../../facts/group-facts.ts";
import { protectionDocument, wantedProtection } from "../../protection/document.ts";
import { targetOf } from "../../target/target.ts";
import { known } from "../control.ts";
import { protectionControls } from "./protection-controls.ts";

const [wanted] = targetOf(clinicFile()).groups;
const full = protectionDocument(wantedProtection);

function look(document: unknown, { status = "ACTIVATED", account = known([] as { policyDocument: string }[]) } = {}) {
  const facts: GroupFacts = {
    group: { dataProtectionStatus: status as "ACTIVATED" },
    tags: known({}),
    protection: known(typeof document === "string" ? document : JSON.stringify(document)),
    subscriptions: known([]),
  };
  return protectionControls(wanted!, facts, account).map(({ id, result, found }) => [id, result, found]);
}

describe("the data protection of a group", () => {
  it("has no gap with all that we ask for", () => {
    expect(look(full)).toEqual([
      ["data-protection", "ok", "a policy"],
      ["masking", "ok", "27 identifiers"],
    ]);
  });

  it("is none where a policy audits and masks nothing", () => {
    const audits = { ...full, Statement: [full.Statement[0]] };
    expect(look(audits)[1]).toEqual(["masking", "gap", "it audits, and masks nothing"]);
  });

  it("misses what is masked by another expression", () => {
    const other = structuredClone(full);
    other.Configuration.CustomDataIdentifier[0]!.Regex = "x";
    expect(look(other)[1]).toEqual(["masking", "gap", "without philog-mrn"]);
  });

  it("is not in force where it is not active", () => {
    expect(look(full, { status: "DISABLED" })[0]).toEqual(["data-protection", "gap", "DISABLED"]);
  });

  it.each(["{", "[]", "{}", '{"Statement":[7,{"DataIdentifier":7}]}'])(
    "masks nothing by what is no policy: %s",
    (text) => {
      expect(look(text)[1]).toEqual([
        "masking",
        "gap",
        "without Address, DriversLicense-US, DrugEnforcementAgencyNumber-US and 24 more",
      ]);
    },
  );

  it("adds the account's policy up, and does not know of it where that is denied", () => {
    const bare = { ...full, Configuration: {}, Statement: [] };
    const account = known([{ policyDocument: JSON.stringify(full) }]);
    expect(look(bare, { account })[1]).toEqual(["masking", "ok", "27 identifiers"]);
    const denied = { kind: "denied", error: "AccessDeniedException" } as const;
    expect(look(bare, { account: denied as never })[1]).toEqual(["masking", "unknown", "AccessDeniedException"]);
    expect(look(full, { account: denied as never })[1]).toEqual(["masking", "ok", "27 identifiers"]);
  });
});

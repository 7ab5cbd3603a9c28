import type { KeyMetadata } from "@aws-sdk/client-kms";
import type { Fact } from "../../facts/ask.ts";
import type { KeyFacts } from "../../facts/key-facts.ts";
import { type Control, type ControlId, judge, type Seen } from "../control.ts";
import { openStatements, readKeyPolicy, type Statement } from "../key-policy.ts";

/** A key as a control asks for it. */
export interface WantedKey {
  readonly subject: string;
  readonly prefix: "key" | "seal";
  readonly region: string;
  readonly spec: string;
}

const regionOf = (arn: string | undefined) => arn?.split(":")[3] ?? "none";

/** Looks into a key policy; one that cannot be read is a gap. */
export const inPolicy =
  (look: (statements: Statement[]) => Seen) =>
  (text: string | undefined): Seen => {
    const statements = text === undefined ? undefined : readKeyPolicy(text);
    return statements === undefined ? { ok: false, found: "no policy that can be read" } : look(statements);
  };

const named = (id: string) => (id.startsWith("arn:") ? "the ARN" : id);

/** Controls of any key: it is there, here, of the right kind, and usable. A key that is not there has one gap. */
export function keyControls(facts: KeyFacts, { subject, prefix, region, spec }: WantedKey): Control[] {
  const { id, metadata } = facts;
  const found = judge(
    {
      id: `${prefix}-found`,
      subject,
      expected: `a key behind ${named(id)}`,
      evidence: "DescribeKey KeyMetadata.Arn",
      mend:
        id.startsWith("arn:") && regionOf(id) !== region
          ? `name a key of ${region}: this one is of ${regionOf(id)}`
          : "correct the key in the file, or make it: philog aws provision",
    },
    metadata,
    (key) => ({ ok: key !== undefined, found: key?.Arn ?? "none" }),
  );
  if (found.result !== "ok") return [found];

  const ofKey = (
    control: string,
    field: string,
    expected: string,
    mend: string,
    look: (key: KeyMetadata) => Seen,
  ): Control =>
    judge(
      {
        id: `${prefix}-${control}` as ControlId,
        subject,
        expected,
        evidence: `DescribeKey KeyMetadata.${field}`,
        mend,
      },
      metadata as Fact<KeyMetadata>,
      look,
    );

  return [
    found,
    ofKey("region", "Arn", region, `name a key of ${region}`, ({ Arn }) => ({
      ok: regionOf(Arn) === region,
      found: regionOf(Arn),
    })),
    ofKey("enabled", "KeyState", "Enabled", enableText(id), ({ KeyState = "none" }) => ({
      ok: KeyState === "Enabled",
      found: KeyState,
    })),
    ofKey("kind", "KeySpec", `${spec}, ENCRYPT_DECRYPT`, "make a key of this kind, and name it in the file", (key) => ({
      ok: key.KeySpec === spec && key.KeyUsage === "ENCRYPT_DECRYPT",
      found: `${key.KeySpec}, ${key.KeyUsage}`,
    })),
    judge(
      {
        id: `${prefix}-principals`,
        subject,
        expected: "no statement for anybody",
        evidence: "GetKeyPolicy Policy Statement[].Principal",
        mend: "name roles: philog aws template --format key-policy",
      },
      facts.policy,
      inPolicy((statements) => {
        const open = openStatements(statements);
        return { ok: open.length === 0, found: open.length === 0 ? "none" : open.join(", ") };
      }),
    ),
  ];
}

const enableText = (id: string) =>
  `aws kms enable-key --key-id ${id}; of a key that is pending deletion first aws kms cancel-key-deletion`;

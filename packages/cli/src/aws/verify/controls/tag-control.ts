import type { GroupFacts } from "../../facts/group-facts.ts";
import type { WantedGroup } from "../../target/target.ts";
import { type Control, judge } from "../control.ts";

/** Tags that every group has to have, whatever the file says of their values. */
export const neededTags: readonly string[] = ["DataClassification", "ComplianceScope", "DataOwner"];

/** The tags of a group, told by their names. */
export function tagControl({ id, tags: wanted }: WantedGroup, { tags }: GroupFacts): Control {
  const names = [...new Set([...neededTags, ...Object.keys(wanted)])];
  return judge(
    {
      id: "tags",
      subject: id,
      expected: names.join(", "),
      evidence: "ListTagsForResource tags",
      mend: "give their values in the file, and philog aws provision puts them",
    },
    tags,
    (found) => {
      const missing = names.filter((name) => !Object.hasOwn(found, name));
      const others = Object.keys(wanted).filter((name) => Object.hasOwn(found, name) && found[name] !== wanted[name]);
      const parts = [
        ...missing.map((name) => `${name} is missing`),
        ...others.map((name) => `${name} has another value`),
      ];
      return { ok: parts.length === 0, found: parts.length === 0 ? "all" : parts.join(", ") };
    },
  );
}

import { asRecord } from "../engine/as-record.ts";
import type { PassContext } from "../engine/passes.ts";
import { isRedacted } from "../engine/redacted.ts";
import type { Told } from "../tokens/sealer.ts";

/** Members that were redacted before the record they belong to, such as a child logger's bindings. */
export interface Fragment {
  /** JSON text of the members, each with a comma before it. */
  readonly text: string;
  /** Names of what is gone from them. */
  readonly names: string;
  readonly nameCount: number;
  /** The key records of values that are sealed in them; undefined where none is. */
  readonly told?: readonly Told[] | undefined;
}

const emptyFragment: Fragment = { text: "", names: "", nameCount: 0 };

/** Members to be written into many records, after those of `before`. `trusted`: they were redacted before. */
export type WriteFragment = (record: unknown, trusted?: boolean, before?: Fragment) => Fragment;

export function createWriteFragment({ compiled, counts }: PassContext): WriteFragment {
  return (record, trusted = false, before = emptyFragment) => {
    try {
      const { policy, root, startRun, sealer } = compiled();
      const object = asRecord(record, policy.limits.keys);
      const run = startRun(trusted || isRedacted(object));
      run.names = before.names;
      run.nameCount = before.nameCount;
      const text = before.text + root.members(object, run, 0);
      return { text, names: run.names, nameCount: run.nameCount, told: sealer?.wanted(before.told) };
    } catch {
      counts.withheld += 1;
      return before;
    }
  };
}

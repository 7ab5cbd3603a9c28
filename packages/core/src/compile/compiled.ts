import type { FindingKind } from "../detect/detector.ts";
import type { Scanner } from "../detect/scanner.ts";
import type { ResolvedPolicy } from "../policy/resolve.ts";
import type { Count, NewTally, Run, ValueRedactor } from "../redactors/run.ts";
import type { TextRedactor } from "../redactors/text.ts";
import type { Sealer, Told } from "../tokens/sealer.ts";
import type { NodeWriter } from "./context.ts";
import type { StandIns } from "./leaf.ts";
import type { Messages } from "./message.ts";

/** What the scanner of a mode is made with. */
export interface ScannerOptions {
  readonly mode: "scan" | "strict";
  /** The application's own, in lower case. */
  readonly words: readonly string[];
  onFinding(kind: FindingKind): void;
}

/** What a policy is compiled with. */
export interface CompileOptions extends StandIns {
  createScanner(options: ScannerOptions): Scanner;
  readonly tally: NewTally;
  readonly count: Count;
  notice(path: string, type: string): void;
}

/** A compiled policy. Nothing in it keeps anything of a record but verdicts on short strings and names of keys. */
export interface Compiled {
  readonly policy: ResolvedPolicy;
  startRun(trusted: boolean): Run;
  readonly root: NodeWriter;
  /** The root for records whose errors stand under another key, where the rules of `err` hold, too. */
  rootFor(errorKey: string): NodeWriter;
  /** The place of errors: that of `err`, under which the preset `errors` lists its rules. */
  readonly errors: NodeWriter;
  text: TextRedactor;
  /** A message as JSON text, with a remembered verdict on each short one. */
  readonly message: ValueRedactor;
  /** As `message`, for an error's, whose quoted runs are values. */
  readonly errorMessage: ValueRedactor;
  /** The redactor of a rule that denies or classifies what stands under the message's own key; a shape does not count. */
  messageRule(key: string): ValueRedactor | undefined;
  readonly messages: Messages;
  /** Text that was held to the mode before: the detectors alone. */
  scan(text: string): string;
  /** What follows a line's members: the names of what is gone, and key records that are due. */
  tail(run: Run, told?: readonly Told[]): string;
  /** Undefined where nothing is sealed. */
  readonly sealer: Sealer | undefined;
}

import { scan } from "@philog/core";
import { scanNote, withheldMembers } from "@philog/core/host";

type Line = Readonly<Record<string, unknown>>;

const wholeHash = /^sha256:(?=[0-9]*[a-f])[0-9a-f]{64}$/;
const version = /^\d{1,3}(?:\.\d{1,3}){2}$/;
const sourceForm = /^(?:preset:[a-z]{1,16}|policy|options|(?:\/|[A-Za-z]:\\)[\w@.+~/\\-]{1,200}\.json)$/;
const startMessage = "policy in force";

/** What Philog says in its own lines about itself, none of which can hold a value of a record. */
export interface OwnForms {
  /** Hash of the policy as it was given. */
  readonly policyHash: string;
  /** Where it was read from. */
  readonly sources: readonly string[];
  readonly keyIds: ReadonlySet<string>;
}

/** A preset, or the path of a policy file: machine words, as far as can be told. */
function isSource(source: unknown): boolean {
  if (typeof source !== "string" || !sourceForm.test(source) || /\d{4}/.test(source)) return false;
  return scan(source).length === 0 && scan(source.replace(/[\W_]+/g, " ")).length === 0;
}

const isOneOf = (value: unknown, values: readonly unknown[]) => values.includes(value);
const fits = (value: unknown, form: RegExp) => typeof value === "string" && form.test(value);

function isStart(line: Line, forms: OwnForms): boolean {
  const { sources, note, tokenKey } = line;
  return (
    fits(line.version, version) &&
    fits(line.policy, wholeHash) &&
    Array.isArray(sources) &&
    sources.length <= 32 &&
    sources.every((source) => forms.sources.includes(source) || isSource(source)) &&
    isOneOf(line.text, ["scan", "strict", "static"]) &&
    isOneOf(line.unlisted, ["remove", "redact", "shapes"]) &&
    (isOneOf(tokenKey, ["none", "pending"]) || forms.keyIds.has(tokenKey as string)) &&
    isOneOf(note, [undefined, scanNote])
  );
}

const startKeys = ["philog", "version", "policy", "sources", "text", "unlisted", "tokenKey", "note"];
const withheldCode = (JSON.parse(`{${withheldMembers.slice(1)}}`) as { code: string }).code;

/** Keys of a line's members that Philog wrote about itself, which pass as they stand. Empty where there are none. */
export function ownMembers(line: Line, forms: OwnForms): readonly string[] {
  const { philog, policy } = line;
  if (philog === "withheld" && line.code === withheldCode) return ["philog", "code"];
  if (philog === "lockdown" && fits(policy, wholeHash)) return ["philog", "policy"];
  if (philog === "started" && isStart(line, forms)) {
    return line.msg === startMessage ? [...startKeys, "msg"] : startKeys;
  }
  const isShortHash = typeof policy === "string" && policy === forms.policyHash.slice(0, "sha256:".length + 12);
  return isShortHash ? ["policy"] : [];
}

import { internalsOf, type Redactor } from "../engine/create-redactor.ts";
import { escapeMarkers, isMarker, markerPattern } from "../policy/markers.ts";
import { isHex, isUuid } from "../policy/shapes/request-id.ts";
import { createVerdicts } from "../redactors/verdicts.ts";

const placeholder = /%[sdifjoOc%]/;
const uuid = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
const plain = "true|false|null|undefined|-?\\d{1,4}(?!\\d)|%[sdifjoOc]";
// At any place one form fits and no other: nothing is tried twice.
const argument = new RegExp(`${markerPattern}|${uuid}|[0-9a-fA-F]{16,64}|${plain}`, "y");
const plainOnly = new RegExp(`^(?:${plain})$`);

const remembered = 512;
const longestRemembered = 256;

/** The literals of a template, between which arguments stand; `%%` is a percent sign. */
function literalsOf(template: string): string[] {
  const [first = "", ...rest] = template.split(placeholder);
  const literals = [first];
  let at = first.length;
  for (const literal of rest) {
    if (template[at + 1] === "%") literals[literals.length - 1] += `%${literal}`;
    else literals.push(literal);
    at += literal.length + 2;
  }
  return literals;
}

/** The end of an argument that a message may keep, or of a marker; -1 where none stands at the offset. */
function argumentEnd(text: string, offset: number): number {
  argument.lastIndex = offset;
  const hit = argument.exec(text)?.[0];
  const fits = hit !== undefined && (isMarker(hit) || plainOnly.test(hit) || isUuid(hit) || isHex(hit));
  return fits ? offset + hit.length : -1;
}

function isMadeOf(text: string, literals: readonly string[]): boolean {
  let at = 0;
  for (let index = 0; index < literals.length; index++) {
    if (index > 0) at = argumentEnd(text, at);
    const literal = literals[index]!;
    if (at < 0 || !text.startsWith(literal, at)) return false;
    at += literal.length;
  }
  return at === text.length;
}

/**
 * Tells messages that were made earlier of a template of the policy's catalogue, from markers and values that a message
 * may keep: a second pass would not find them in the catalogue. Never true where the policy does not keep the
 * catalogue's own texts at `key`.
 */
export function createFormattedCheck(redactor: Redactor, key: string): (text: string) => boolean {
  const { policy, root, startRun } = internalsOf(redactor)!.compiled();
  const keeps = (text: string) =>
    root.members({ [key]: text }, startRun(false), 0) === `,${JSON.stringify(key)}:${JSON.stringify(text)}`;
  const templates = (policy.message.catalogue ?? [])
    .filter((template) => placeholder.test(template) && escapeMarkers(template) === template && keeps(template))
    .map(literalsOf);
  if (policy.message.text !== "static" || templates.length === 0) return () => false;
  const verdicts = createVerdicts<boolean>(remembered);
  return (text) => {
    const known = verdicts.get(text);
    if (known !== undefined) return known;
    const made = templates.some((literals) => isMadeOf(text, literals));
    if (text.length <= longestRemembered) verdicts.set(text, made);
    return made;
  };
}

import type { Finding } from "./detector.ts";
import type { Unit } from "./strict-units.ts";

const joint = /^[ \t]{0,3}[-.'’_/&@#+]{0,2}[ \t]{0,3}$/;
const widest = 8;
const facility =
  /^(?:hospitals?|clinics?|cent(?:er|re)s?|health|healthcare|infirmary|hospice|facility|institute|university|college|school|church|pavilion|campus|general|memorial|medical|regional|community|county|city|town|village|street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|plaza|square|terrace|highway|parkway|park|heights|ward|wing|tower|suite|apt|apartment|unit|box|branch|practice|group)$/i;
const connector = /^(?:of|and|the|de|la|del|van|von|der|den|in|at|for|y|e)$/;
const lowerFacility = /^(?:hospital|clinic|center|centre|facility|campus|branch|street|avenue|road|drive|lane|county)$/;
const generation = /^(?:II|III|IV|Jr|Sr|JR|SR)$/;
const state =
  /^(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])$/;

/** Whether only spaces and joining punctuation stand between: the two are one run. */
export function touch(text: string, end: number, start: number): boolean {
  return start - end <= widest && joint.test(text.slice(end, start));
}

/** `UCSF` in `UCSF Hospital`. */
function isShortForm(text: string, { start, end, verdict }: Unit): boolean {
  return verdict !== "lose" && end - start <= 6 && /^[A-Z]{2,6}$/.test(text.slice(start, end));
}

function isNameInDoubt(text: string, { start, end, verdict }: Unit): boolean {
  return verdict === "weak" && end - start > 1 && text.charCodeAt(start) < 97;
}

function isFacility(text: string, { start, end }: Unit): boolean {
  return end - start <= 12 && facility.test(text.slice(start, end).replace(/['’]s$/, ""));
}

function isConnector(text: string, { start, end }: Unit): boolean {
  return end - start <= 3 && connector.test(text.slice(start, end));
}

/** Whether a unit that passes by itself goes with what stands beside it, which is lost; `isName` where that is a name. */
function goesWith(unit: Unit, isName: boolean): boolean {
  return unit.verdict === "weak" || (isName && (unit.capital || unit.number));
}

/**
 * Lets unknown words take what belongs to them: initials and names in doubt, the rest of a capitalised name or place, a
 * house number, the state behind a town.
 */
export function spread(text: string, units: Unit[], before: Finding | undefined, after: Finding | undefined): void {
  const take = (unit: Unit): void => {
    unit.capital ||= unit.verdict === "weak";
    unit.verdict = "lose";
  };
  const isNamed = (finding: Finding | undefined): boolean =>
    finding?.classification === "name" || finding?.classification === "geo";

  for (let n = 1; n < units.length; n++) {
    const [one, other] = [units[n - 1]!, units[n]!];
    // `MARK ROSE`: what each leaves in doubt, both together do not.
    const areNames = isNameInDoubt(text, one) && isNameInDoubt(text, other);
    const isShort = isShortForm(text, one) && (other.verdict === "lose" || isFacility(text, other));
    const isPlace = one.capital && other.capital && (isFacility(text, one) || isFacility(text, other));
    if (!(areNames || isPlace || (isShort && other.capital)) || !touch(text, one.end, other.start)) continue;
    one.verdict = "lose";
    one.capital = true;
    other.verdict = "lose";
  }

  /** The `q` of `ottoline q vexley`. */
  const isBetween = (n: number): boolean => {
    const [unit, next] = [units[n]!, units[n + 1]];
    return unit.end - unit.start === 1 && next?.verdict === "lose" && touch(text, unit.end, next.start);
  };

  const sweep = (from: number, to: number, step: number, neighbour: Finding | undefined): void => {
    let lost = neighbour !== undefined;
    let isName = isNamed(neighbour);
    let isNumber = false;
    let edge = neighbour === undefined ? -1 : step > 0 ? neighbour.end : neighbour.start;
    for (let n = from; n !== to; n += step) {
      const unit = units[n]!;
      const gapStart = step > 0 ? edge : unit.end;
      const gapEnd = step > 0 ? unit.start : edge;
      const touches = lost && touch(text, gapStart, gapEnd);
      if (unit.verdict === "lose") {
        // A particle that no vocabulary holds goes on with the name: `Zorbling van der Post`.
        if (isName && touches && isConnector(text, unit)) unit.capital = true;
      } else if (lost) {
        const isYear = isNumber && unit.number && text.slice(gapStart, gapEnd) === ", ";
        if (isYear || (touches && goesWith(unit, isName))) take(unit);
        else if (step > 0 && touches && isBetween(n)) unit.verdict = "lose";
        else if (step > 0 && isName) takeTail(n, touches);
      }
      lost = unit.verdict === "lose";
      isName = lost && unit.capital;
      isNumber = lost && unit.number;
      edge = step > 0 ? unit.end : unit.start;
    }
  };

  /** The `de` of `de la Plane`. */
  const leadsToCapital = (n: number): boolean => {
    let { end } = units[n]!;
    for (const next of units.slice(n + 1, n + 4)) {
      if (!touch(text, end, next.start)) return false;
      if (next.capital) return true;
      if (!isConnector(text, next)) return false;
      end = next.end;
    }
    return false;
  };

  /** `Springfield clinic`, `Springfield, OH`, `Springfield and Shelby`. */
  const takeTail = (n: number, touches: boolean): void => {
    const unit = units[n]!;
    const { start, end } = unit;
    if (end - start > 9) return;
    const word = text.slice(start, end);
    if (touches && generation.test(word)) unit.verdict = "lose";
    const isBehind = (): boolean => touches || /^[ .]{0,2},? ?$/.test(text.slice(Math.max(0, start - 2), start));
    if (state.test(word) && isBehind()) unit.verdict = "lose";
    else if (touches && lowerFacility.test(word)) unit.verdict = "lose";
    else if (touches && isConnector(text, unit)) {
      if (leadsToCapital(n)) unit.verdict = "lose";
      unit.capital ||= unit.verdict === "lose";
    }
  };

  sweep(0, units.length, 1, before);
  sweep(units.length - 1, -1, -1, after);
}

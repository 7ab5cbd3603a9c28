import { msg } from "@philog/core";
import { errorMessage, errorOf } from "./errors.ts";
import type { Garden } from "./garden.ts";
import { hostile } from "./hostile.ts";
import { templates } from "./policies.ts";
import { sentence } from "./sentence.ts";

/** The arguments of one call of a log method. */
export type Args = unknown[];

const placeholders = ["%s", "%d", "%i", "%j", "%o", "%O", "%c", "%%", "%f", "%x", "%"];

function argument(garden: Garden): unknown {
  const { random, planter } = garden;
  const choice = random.integer(0, 9);
  if (choice < 5) return planter.value("argument");
  if (choice < 6) return random.pick([5, true, null, undefined, "6f1d4b1e-6f1d-4b1e-8f1d-4b1e6f1d4b1e", 98_441_207]);
  if (choice < 7) return errorOf(garden, 1);
  return choice < 9 ? hostile(garden, 3) : garden.value(3);
}

/** A message: of the catalogue, or a text around what may stand in free text, with placeholders. */
function message(garden: Garden): string {
  const { random, planter } = garden;
  const choice = random.integer(0, 9);
  if (choice < 3) return random.pick(templates);
  const places = Array.from({ length: random.integer(0, 2) }, () => random.pick(placeholders)).join(" and ");
  const plain = random.pick(["loaded", "could not save", "user %s of tenant %s", ""]);
  const text = choice < 5 ? plain : sentence(random, planter.text("message").replaceAll("%", "%%"));
  return random.percent(50) ? `${text} ${places}` : text;
}

function messages(garden: Garden): Args {
  const args: Args = [message(garden)];
  for (let count = garden.random.integer(-1, 3); count > 0; count--) args.push(argument(garden));
  return args;
}

/** One identifier in several small numbers, which are harmless each by itself. */
function pieces({ random, planter }: Garden): Args {
  const parts = planter.labelled("argument").split(/(\d+)/);
  const numbers = parts.filter((_, at) => at % 2 === 1);
  const isSmall =
    numbers.every((digits) => digits.length < 5 && !/^0\d/.test(digits)) && !/\d.*[a-z]/i.test(parts.join(""));
  const template = parts
    .map((part, at) => (at % 2 === 1 ? random.pick(["%s", "%d"]) : part.replaceAll("%", "%%")))
    .join("");
  return isSmall ? [template, ...numbers.map(Number)] : ["patient loaded"];
}

/** A text in a message's place is free text. */
const noText = (value: unknown) => (typeof value === "string" ? { user: value } : value);

/** An error whose message reads differently each time. */
function fickleError(garden: Garden): Error {
  const message = errorMessage(garden);
  let reads = 0;
  const get = () => {
    reads += 1;
    return `${reads} ${message}`;
  };
  return Object.defineProperty(new Error("x"), "message", { get });
}

/** Any form of arguments that a logger takes, and some that it does not. */
export function randomArgs(garden: Garden, record: object): Args {
  const { random, planter } = garden;
  const forms: (() => Args)[] = [
    () => [record],
    () => [record, ...messages(garden)],
    () => [record, ...messages(garden)],
    () => messages(garden),
    () => messages(garden),
    () => [errorOf(garden, 0)],
    () => [errorOf(garden, 0), ...messages(garden)],
    () => [{ err: errorOf(garden, 0) }],
    () => [{ err: { message: errorMessage(garden), stack: "x" }, error: errorOf(garden, 0) }, undefined],
    () => [{ failure: errorOf(garden, 0), exception: errorOf(garden, 0) }],
    () => pieces(garden),
    () => [random.percent(50) ? fickleError(garden) : { err: fickleError(garden) }],
    () => [null, ...messages(garden)],
    () => [undefined, ...messages(garden)],
    () => [record, undefined],
    () => [record, undefined, argument(garden)],
    () => [record, null, argument(garden)],
    () => [record, noText(hostile(garden, 3)), argument(garden)],
    () => [record, record],
    () => [noText(hostile(garden, 0))],
    () => [msg`loaded ${planter.value("argument")} and ${argument(garden)}`, argument(garden)],
    () => [record, msg`loaded ${argument(garden)}`],
    () => [98_441_207, argument(garden)],
    () => [Symbol("x"), argument(garden)],
    () => [random.pick([true, 5n, Number.NaN]), ...messages(garden)],
    () => [],
    () => [[planter.value("field"), record], ...messages(garden)],
  ];
  return random.pick(forms)();
}

/** A call with an opaque canary in free text, where no detector can know it: how much of it comes through is measured. */
export function measuredArgs({ random }: Garden, canary: string): { args: Args; place: string } {
  const text = sentence(random, canary);
  return random.pick([
    { args: [text], place: "message" },
    { args: [{ event: "patient.read" }, text], place: "message" },
    { args: [new Error(`failed for ${canary}`)], place: "error message" },
    { args: [{ err: new Error(`failed for ${canary}`) }, "patient loaded"], place: "error message" },
    { args: [{ msg: text }], place: "text field" },
  ]);
}

import type { Garden } from "./garden.ts";
import { sentence } from "./sentence.ts";

const classes = [Error, TypeError, RangeError, class PatientError extends Error {}, class extends Error {}];

/** An error's message: quoted runs and `(…)=(…)` groups are values, the rest is text. */
export function errorMessage({ random, planter }: Garden): string {
  const quoted = () => planter.value("quoted in an error message").replaceAll(/['"`\\]/g, " ");
  const forms: (() => string)[] = [
    () => sentence(random, planter.text("error message")),
    () => `invalid input syntax for type integer: "${quoted()}"`,
    () => `Cannot read properties of undefined (reading '${quoted()}')`,
    () => `Key (email)=(${quoted().replaceAll(/[()]/g, " ")}) already exists.`,
    () => `Key (a, b)=(${quoted().replaceAll(/[()]/g, " ")}, 5) conflicts`,
    () => `no user \`${quoted()}\` and no “${quoted()}”`,
    () => `Unexpected token V in JSON, {"user":"${quoted()}"} is not valid`,
    () => `select failed\nparameters: ${quoted()}, 5`,
    () => `it's '${quoted()}' for ${planter.text("error message")}`,
    () => "connect ECONNREFUSED",
    () => "",
  ];
  return random.pick(forms)();
}

const ownKeys = ["code", "detail", "status", "response", "config", "table", "column", "hint", "body", "type", "name"];

/** An error of any class with own properties, causes and bundles. */
export function errorOf(garden: Garden, depth: number): Error {
  const { random, planter } = garden;
  const message = errorMessage(garden);
  const options =
    random.percent(30) && depth < 3
      ? { cause: random.percent(70) ? errorOf(garden, depth + 1) : planter.value("error property") }
      : {};
  const bundled = random.percent(8) && depth < 3;
  const error: Error & Record<string, unknown> = bundled
    ? (new AggregateError([errorOf(garden, depth + 1), planter.value("error property"), 5], message, options) as any)
    : (new (random.pick(classes))(message, options) as any);
  for (let count = random.integer(0, 3); count > 0; count--) {
    const value = random.percent(60) ? planter.value("error property") : garden.value(3);
    Object.defineProperty(error, random.pick(ownKeys), { value, enumerable: true, configurable: true, writable: true });
  }
  if (random.percent(5)) error[planter.value("key")] = 1;
  if (random.percent(5)) error.name = planter.value("error property");
  if (random.percent(5)) error.message = `wrapped: ${message}`;
  if (random.percent(3)) (error as any).message = { user: planter.value("error property") };
  if (random.percent(3)) (error as any).stack = `${planter.value("error property")}\n    at run (/app/main.js:1:1)`;
  if (random.percent(2)) (error as any).stack = undefined;
  if (random.percent(2)) error.cause = error;
  return error;
}

import { errorOf } from "./errors.ts";
import type { Garden } from "./garden.ts";
import { hostile } from "./hostile.ts";
import type { Planter } from "./planter.ts";
import { fieldKeys, textKeys, uncheckedKey } from "./policies.ts";
import type { Random } from "./random.ts";
import { sentence } from "./sentence.ts";

const ordinary = [
  "patient.read",
  "open",
  "ORDER_FILLED",
  "6f1d4b1e-6f1d-4b1e-8f1d-4b1e6f1d4b1e",
  "4bf92f3577b34da6a3ce929d0e0e4736",
];
/** A text with a record inside, whose values have keys. */
function textWithJson({ random, planter }: Garden): string {
  const [user, id] = [planter.value("JSON in a string"), planter.value("JSON in a string")];
  const inner = random.pick([
    { user, data: [{ id }] },
    [user, id],
    [random.integer(0, 99), user, { id }],
    [[true, user]],
  ]);
  const json = JSON.stringify(inner, null, random.pick([0, 0, 2, 10]));
  return `got ${random.percent(50) ? json : JSON.stringify(json)} from upstream`;
}

function textField(garden: Garden): unknown {
  const { random, planter } = garden;
  if (random.percent(15)) return textWithJson(garden);
  return sentence(random, planter.text("text field"));
}

function objectOf(garden: Garden, depth: number): Record<string, unknown> {
  const { random, planter } = garden;
  const record: Record<string, unknown> = random.percent(5) ? Object.create(null) : {};
  for (let count = random.integer(0, depth === 0 ? 7 : 4); count > 0; count--) {
    const choice = random.integer(0, 99);
    if (choice < 6) record[planter.value("key")] = garden.value(depth + 1);
    else if (choice < 8) record[`patient_${planter.opaque("key").split(" ")[0]}`] = 1;
    else if (choice < 20) record[random.pick(textKeys)] = textField(garden);
    else if (choice < 23) record[uncheckedKey] = random.pick([1, "x", { deep: [1, { a: null }] }, 5n]);
    else if (choice < 31) record[random.pick(["err", "error", "failure", "cause"])] = errorOf(garden, 0);
    else record[random.pick(garden.keys)] = garden.value(depth + 1);
  }
  return record;
}

/** The generator of values, for one planter. */
export function createGarden(random: Random, planter: Planter): Garden {
  const garden: Garden = {
    random,
    planter,
    keys: random.some(fieldKeys, 8, 24),
    value(depth) {
      const choice = random.integer(0, 99);
      if (choice < 38) return planter.value("field");
      if (choice < 52) return random.percent(50) ? random.pick(ordinary) : random.integer(-5, 20_000);
      if (depth > 4 || choice < 72) return depth > 6 ? 1 : hostile(garden, depth);
      if (choice < 88) return objectOf(garden, depth);
      if (choice < 96) return Array.from({ length: random.integer(0, 4) }, () => garden.value(depth + 1));
      return errorOf(garden, 0);
    },
  };
  return garden;
}

/** A record as an application would log it, or worse. */
export function randomRecord(garden: Garden): object {
  const { random } = garden;
  if (random.percent(10)) return errorOf(garden, 0);
  const other = random.percent(12) ? hostile(garden, 0) : undefined;
  return typeof other === "object" && other !== null ? other : objectOf(garden, 0);
}

import type { Random } from "./random.ts";

const before = [
  "",
  "",
  "loaded ",
  "could not read: ",
  "a, b; ",
  "(1) ",
  "[x] ",
  "1/2 - ",
  "ok\n",
  '{"id": 1} ',
  "\t",
  "é – ",
];
const after = ["", "", " again", ".", ", retry in 5 s", " (2)", "\nat once", " | done", '; body={"id":"7"}', "!"];

/** Free text around what may stand in free text. */
export function sentence(random: Random, planted: string): string {
  return random.pick(before) + planted + random.pick(after);
}

import { describe, expect, it } from "vitest";
import { isInHex } from "./hex-run.ts";

const digits = "445566";
const isIn = (text: string) => isInHex(text, text.indexOf(digits), text.indexOf(digits) + digits.length);

describe("a run of digits is part of a hexadecimal number", () => {
  it.each(["a445566", "445566F", "3b7445566c0", "-e445566-", "0xc445566", `${"a".repeat(90)}445566`])(
    "in %s",
    (text) => {
      expect(isIn(text)).toBe(true);
    },
  );
});

describe("a run of digits is no part of one", () => {
  it.each(["445566", "1445566 a", "card445566", "445566each", "(445566)"])("in %s", (text) => {
    expect(isIn(text)).toBe(false);
  });
});

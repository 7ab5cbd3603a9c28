import { describe, expect, it } from "vitest";
import { isInHex } from "./hex-run.ts";

const digits = "445566";
const isIn = (text: string) => isInHex(text, text.indexOf(digits), text.indexOf(digits) + digits.length);

describe("a run of digits is part of a hexadecimal number", () => {
  it.each([
    ...["a445566", "445566F", "3b7445566c0", "-e445566-", "0xc445566", `${"a".repeat(90)}445566`],
    ...[
      "A445566",
      "f445566",
      "445566a",
      "445566f",
      "b7445566",
      "4455667b",
      "b0445566",
      "b9445566",
      "4455660b",
      "4455669b",
    ],
    ...["{a445566}", "@a445566`", "[a445566", "/a445566:", `g${"a".repeat(65)}445566`, `445566${"a".repeat(65)}g`],
    ...["f1f445566", "445566f1f"],
  ])("in %s", (text) => {
    expect(isIn(text)).toBe(true);
  });
});

describe("a run of digits is no part of one", () => {
  it.each([
    ...["445566", "1445566 a", "card445566", "445566each", "(445566)", "0x445566", "14455661", "/445566:"],
    ...["ga445566", "Ga445566", "za445566", "Za445566", "445566ag", "445566aZ", "g445566a", "a445566z"],
    ...["g1a445566", "g0a445566", "g9a445566", "445566a1g", `g${"a".repeat(64)}445566`, `445566${"a".repeat(64)}g`],
  ])("in %s", (text) => {
    expect(isIn(text)).toBe(false);
  });
});

it("a single digit is part of a hexadecimal number by its neighbours alone", () => {
  expect(isInHex("xa4", 2, 3)).toBe(false);
  expect(isInHex("a4", 1, 2)).toBe(true);
  expect(isInHex("4 a", 0, 1)).toBe(false);
});

import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { accentedName } from "./names-accented.ts";

const accented = marking(accentedName);

describe("a first name with diacritics", () => {
  it.each([
    "for <José Quilmor> now",
    "for <Łukasz Quilmor> now",
    "<Renée> was seen",
    "<Élodie Q.> was seen",
    "<Lucía Zorvan-Quilmor>, 8",
    "<Joséva Quilmor> x",
  ])("is found: %s", (text) => {
    expect(accented(unmarked(text))).toBe(text);
  });

  it.each(["Joséva was", "jos Quilmor", "josé Quilmor", "łukasz Quilmor", "José's disease", "xŁukasz Quilmor", "Ré"])(
    "is not seen in: %s",
    (text) => {
      expect(accented(text)).toBe(text);
    },
  );
});

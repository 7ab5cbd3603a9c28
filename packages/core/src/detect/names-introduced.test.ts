import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { introducedName } from "./names-introduced.ts";

const introduced = marking(introducedName);

describe("a name that is introduced before", () => {
  it.each([
    "dose for <Zorvan Quilmor> now",
    "gout in <Zorvan Q.> now",
    "for <Elizabeth Quilmor> now",
    "re: <Zorvan Quilmor>, gout",
    "patient case <Zorvan Quilmor>",
    "dose for <Élan Quilmor>",
    "dose for <Zorvan Quilmor, MD>",
    "husband <Elizabeth> at",
    "my son <Zorvan> needs",
    "Best regards, <Zorvan Quilmor>",
    "Kind regards, <Zorvan>",
    "wife <Zorvan Quilmor> at",
    "Baby girl <Zorvan>, born",
  ])("is found: %s", (text) => {
    expect(introduced(unmarked(text))).toBe(text);
  });

  it.each([
    "dose for Zorvan now",
    "printing for Zorvan Quilmor now",
    "for Heart Failure",
    "for zorvan quilmor",
    "for, Zorvan Quilmor",
    "for",
    "for: x",
    "for:1Zorvan Quilmor",
    "for:AZorvan Quilmor",
    "x_for Zorvan Quilmor",
    "/for Zorvan Quilmor",
    "for  Zorvan Quilmor",
    "son Zorvan printed",
    "for-Zorvan Quilmor",
    "for Zorvan Quilmor disease",
    "in Costa Rica Zorvan",
  ])("is not seen in: %s", (text) => {
    expect(introduced(text)).toBe(text);
  });
});

import { expect, it } from "vitest";
import { coordinates } from "./coordinates.ts";
import { marking } from "./marked.test-data.ts";

const marked = marking(coordinates);

it("coordinates are found after a word that says so", () => {
  expect(marked("location: (11.770570, -62.949219) x")).toBe("location: <(11.770570, -62.949219)> x");
  expect(marked('"gps":"-90,+180"')).toBe('"gps":"<-90,+180>"');
  expect(marked("his position was 11.77,62.94.")).toBe("his position was <11.77,62.94>.");
});

it("no coordinates are seen in counts, in lists, or without the word", () => {
  const none = "position: 12, 44 location header, location: 1.5,2.5,3.5 at 11.770570, -62.949219";
  expect(marked(none)).toBe(none);
});

import { expect, it } from "vitest";
import { coordinates } from "./coordinates.ts";
import { marking } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

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

it.each([
  ...["location", "coordinate", "coordinates", "coords", "gps", "position", "lat", "latlong", "lat long"],
  ...["lat lng", "lat lon", "latLng", "latlng", "latlon", "latLon", "latitude", "Location", "GPS"],
])("coordinates are found behind the word: %s", (word) => {
  expect(marked(`at ${word}: 11.77,-62.94 x`)).toBe(`at ${word}: <11.77,-62.94> x`);
});

it.each([
  "gps <11.77,-62.94>",
  "gps : <11.77, -62.94>",
  "gps=<+1,-1>",
  "gps is <(11.77,62.94)>",
  "location at <1.5,2.5>",
  "location '<1.5,2.5>'",
  '"latlon":"<11.77057,-62.94922>"',
  "gps <11.1234567890123456,1.5>",
])("coordinates are found as they are written: %s", (text) => {
  expect(marked(text.replace(/[<>]/g, ""))).toBe(text);
});

it.each([
  "gps 1.5",
  "gps 1.5 2.5",
  "gps 1,2",
  "gps 1234.5,1.5",
  "gps 1.5,  2.5",
  "gps of 1.5,2.5",
  "gps 1.12345678901234567,1.5",
  "1.5,2.5",
])("no coordinates are seen in: %s", (text) => {
  expect(marked(text)).toBe(text);
});

it("coordinates are found as geography, under the name of the detector", () => {
  expect(createScanner({ detectors: [coordinates] }).find("gps 1.5,2.5")).toEqual([
    { start: 4, end: 11, classification: "geo", detector: "coordinates" },
  ]);
});

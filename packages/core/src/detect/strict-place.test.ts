import { expect, test } from "vitest";
import { placeOf } from "./strict-place.ts";

const place = (before: string, from = 0) => placeOf(`${before}Rose`, before.length, from);

test.each(["", "  ", "(", "it failed. ", "it failed! ", "really? ", "it failed.\n", "it failed\n\t", 'he said so." '])(
  "behind %j a sentence begins",
  (before) => {
    expect(place(before)).toBe("sentence");
  },
);

test.each([
  "name: ",
  "name=",
  "[info] ",
  "a | ",
  "a > ",
  "first; ",
  "one, ",
  "a - ",
  'he said "',
  "a (",
  "dr. said: ",
  " ".repeat(13),
])("behind %j something begins", (before) => {
  expect(place(before)).toBe("beginning");
});

test.each(["loaded ", "id: seen by ", "Dr. ", "seen by Dr. ", "and St. ", "wait... ", "J. "])(
  "behind %j a sentence goes on",
  (before) => {
    expect(place(before)).toBe("within");
  },
);

test("behind a marker the sentence goes on, unless a line ends", () => {
  const marker = "[REDACTED:name]";
  expect(place(`${marker} `, marker.length)).toBe("within");
  expect(place(`${marker}\n`, marker.length)).toBe("sentence");
});

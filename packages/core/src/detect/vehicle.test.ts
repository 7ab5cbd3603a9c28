import { expect, it } from "vitest";
import { marking } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";
import { vin } from "./vehicle.ts";

const marked = marking(vin);
const { find } = createScanner({ detectors: [vin] });

it("a vehicle number is found by its check digit, in capitals or in lower case", () => {
  expect(marked("car 1M8GDM9AXKP042788 x")).toBe("car <1M8GDM9AXKP042788> x");
  expect(marked("car 1m8gdm9axkp042788 x")).toBe("car <1m8gdm9axkp042788> x");
});

it("no vehicle number is seen in another length, with a wrong check digit, with I, O or Q, in a hex number, or in both cases", () => {
  const none =
    "1M8GDM9AXKP04278 1M8GDM9A1KP042788 1M8GDM9AXKP04278O 0X8GDM9AXKP042788 1M8GDM9AXkP042788 01ae535775651b40d";
  expect(marked(none)).toBe(none);
});

it("a vehicle number is reported as a vehicle, by the detector of the name vin", () => {
  const found = { start: 4, end: 21, classification: "vehicle", detector: "vin" };
  expect(find("car 1M8GDM9AXKP042788")).toEqual([found]);
});

it("no vehicle number is seen within a longer run of letters and digits", () => {
  const none = "x1M8GDM9AXKP042788 1M8GDM9AXKP0427881 A1M8GDM9AXKP042788B";
  expect(marked(none)).toBe(none);
});

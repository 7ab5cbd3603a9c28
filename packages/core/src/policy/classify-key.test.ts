import { describe, expect, test } from "vitest";
import { classifyKey } from "./classify-key.ts";

describe("classifyKey", () => {
  test.each([
    ["ssn", "ssn"],
    ["patientMrn", "mrn"],
    ["home_email", "email"],
    ["email-address", "email"],
    ["ipAddress", "ip"],
    ["address", "geo"],
    ["date_of_birth", "date"],
    ["patientDateOfBirth", "date"],
    ["lastName", "name"],
    ["name", "name"],
    ["set-cookie", "secret"],
    ["Authorization", "secret"],
    ["APIKey", "secret"],
    ["memberId", "healthPlan"],
  ])("reads %s as %s", (key, classification) => {
    expect(classifyKey(key)).toBe(classification);
  });

  test.each(["", "42", "fileName", "hostname", "event", "durationMs", "toString", "constructor", "__proto__"])(
    "reads nothing into %j",
    (key) => {
      expect(classifyKey(key)).toBeUndefined();
    },
  );
});

import { describe, expect, test } from "vitest";
import { classifyKey } from "./classify-key.ts";
import type { Classification } from "./identifiers.ts";

const common: Partial<Record<Classification, string>> = {
  age: "age patient_age",
  phone: "phone phoneNumber telephone mobile mobileNumber cellPhone",
  fax: "fax faxNumber",
  account: "account accountNumber iban cardNumber creditCard",
  license: "license licenseNumber npi passport passportNumber",
  vehicle: "vin licensePlate",
  device: "deviceId serialNumber imei macAddress",
  url: "url uri avatarUrl",
  biometric: "fingerprint voicePrint",
  photo: "photo photograph portrait",
  clinical: "diagnosis diagnoses medication medications prescription prescriptions allergies",
};

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

  test.each(Object.entries(common))("reads the common keys of %s", (classification, keys) => {
    expect(keys.split(" ").filter((key) => classifyKey(key) !== classification)).toEqual([]);
  });

  test("looks at the last three words of a key alone", () => {
    expect(["pass_wo_rd", "old_pass_wo_rd", "pass_w_or_d"].map(classifyKey)).toEqual(["secret", "secret", undefined]);
  });

  test.each(["", "42", "fileName", "hostname", "event", "durationMs", "toString", "constructor", "__proto__"])(
    "reads nothing into %j",
    (key) => {
      expect(classifyKey(key)).toBeUndefined();
    },
  );
});

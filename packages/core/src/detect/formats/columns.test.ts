import { describe, expect, it } from "vitest";
import { phiColumns } from "./columns.ts";

describe("phiColumns", () => {
  it.each(["Social Security", "social_security_no", "patient_dob", "medicalRecordNumber", `${"x".repeat(37)}mrn`])(
    "gives four points to a name that only a column of persons has: %s",
    (name) => {
      expect(phiColumns([name])).toBe(4);
    },
  );

  it.each(["First", "LAST", "middle", "Prefix", "work_email", "zip", "Sex"])(
    "gives two points to a name that mostly a column of persons has: %s",
    (name) => {
      expect(phiColumns([name])).toBe(2);
    },
  );

  it.each(["name", "Age", "ADDRESS", "full_name"])("gives one point to a name of anything: %s", (name) => {
    expect(phiColumns([name])).toBe(1);
  });

  it.each([
    ...["patient_count", "ssn_rejected", "dob_missing", "email_sent", "phone_model", "city_id"],
    ...["served_first", "served_last", "in_middle", "url_prefix"],
    ...["hostname", "ip_address", "storage", "namespace", "age_limit", "address_family"],
    `${"x".repeat(38)}mrn`,
  ])("gives no point to a name that only holds one of these words: %s", (name) => {
    expect(phiColumns([name])).toBe(0);
  });
});

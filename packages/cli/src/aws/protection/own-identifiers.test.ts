import { createHash } from "node:crypto";
import { createRedactor, scan } from "@philog/core";
import { describe, expect, it } from "vitest";
import { managedIdentifiers } from "./managed-identifiers.ts";
import { ownIdentifiers } from "./own-identifiers.ts";

/** Forms that a detector of ours finds, too; invented. */
const forms: Record<string, string[]> = {
  "philog-mrn": ['{"mrn":"98441207"}', "MRN: 00123456", "mrn=QP-0048217", "Mrn #98441207"],
  "philog-medical-record": ["medical record number: 98441207", "Medical Record No 0098441", "medical record: 98441207"],
  "philog-ssn": ["seen 219-09-9999 today", "219 09 9999"],
  "philog-member-id": ['{"memberId":"884412070"}', "member id: 884412070", "Member ID #884412070"],
  "philog-medicare": ["card 1EG4-TE5-MK73"],
  "philog-phone": ["call 415-555-0132", "415.555.0132", "415 555 0132"],
  "philog-birth-date": ['{"birthDate":"1961-03-04"}', "birth date: 1961-03-04"],
  "philog-written-date": ["seen on 3/4/1961", "born 03/14/1961"],
  "philog-vehicle": ["VIN: 1HGCM82633A004352"],
  "philog-account": ["account number: 004821993", '{"accountNumber":"004821993"}'],
};

const mayStay = [
  "tok1.mrn.20260101.q83vEjRWeJCrze8SNFZ4kA",
  '{"patient":{"mrn":"tok1.mrn.k1.q83vEjRWeJCrze8SNFZ4kA"}}',
  '{"mrn":"[REDACTED:mrn]","memberId":"[MISFIT:code]"}',
  '{"level":30,"time":1790000000000,"traceId":"4bf92f3577b34da6a3ce929d0e0e4736","msg":"visit moved"}',
  "2026-11-22T13:20:14.123Z INFO request completed in 182 ms",
];

describe("our detectors as expressions of CloudWatch Logs", () => {
  it("keep to the service's limits", () => {
    expect(ownIdentifiers.length).toBeLessThanOrEqual(10);
    expect(new Set(ownIdentifiers.map(({ name }) => name)).size).toBe(ownIdentifiers.length);
    for (const { name, regex } of ownIdentifiers) {
      expect(name).toMatch(/^[A-Za-z0-9_-]{1,128}$/);
      expect(managedIdentifiers).not.toContain(name);
      expect(regex.length).toBeLessThanOrEqual(200);
      expect(regex).toMatch(/^[A-Za-z0-9_#=@/;, ^$?[\]{}|\\*+.-]+$/);
      // A template of CloudFormation or Terraform would take it for an expression of its own.
      expect(regex).not.toContain("${");
    }
  });

  it.each(ownIdentifiers)(
    "$name finds what a detector finds, as $classification",
    ({ name, regex, classification }) => {
      const expression = new RegExp(regex);
      expect(forms[name]!.length).toBeGreaterThan(0);
      for (const form of forms[name]!) {
        expect(form).toMatch(expression);
        expect(scan(form).map((finding) => finding.classification)).toContain(classification);
      }
    },
  );

  it("leave tokens, markers and plain lines as they are", () => {
    for (const line of mayStay) {
      expect(ownIdentifiers.filter(({ regex }) => new RegExp(regex).test(line)).map(({ name }) => name)).toEqual([]);
    }
  });

  it("find nothing in what a redactor has written", () => {
    const secret = createHash("sha256").update("published").digest();
    const keys = { current: { id: "20260101", secret } };
    const policy = { version: 1, rules: { mrn: "mrn", phone: "phone" }, actions: { mrn: "tokenize" } } as const;
    const line = createRedactor(policy, { keys }).json({ mrn: "98441207", phone: "415-555-0132" });
    expect(line).toContain("tok1.mrn.20260101.");
    for (const { regex } of ownIdentifiers) expect(line).not.toMatch(new RegExp(regex));
  });
});

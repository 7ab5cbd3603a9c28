import { describe, expect, it } from "vitest";
import { labelledNumbers } from "./labelled.ts";
import { labels } from "./labels.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(...labelledNumbers);

describe("a number is an identifier", () => {
  it.each([
    "MRN <00123456>",
    "MRN<00123456>",
    "mrn#<A-4455-66>",
    "MRN: #<QX-112233>",
    "MRN (<4455667>)",
    "MRN=<445566>",
    "MRN-<445566>",
    "Med Rec No. <445566>",
    "medical record number <00112233>",
    "medical record no: <JH 445566>",
    "EMR: <445566778>",
    "MR# <445566>",
    "under record #<44556-QX>",
    "pt id: <QX-11223>",
    "patient number <5544332>",
    "patient's number <5544332>",
    "chart # <99-4455>",
    "Hosp. no. <H445566>",
    "patient <QX-44556> was seen",
    "pt <445566>",
    "HMO ID is <4455-6677-8899>",
    "ins. #<445-6677-889>",
    "ins: <QX-445566>",
    "insurance is <QX-445566>",
    "insurance <QX-445566>",
    "insurance plan #<QX-445566>",
    "His plan ID: <QX-445566>",
    "plan <QX-445566>",
    "Health Plan Number: <QX-445566>",
    "health plan beneficiary # <55443322>",
    "member id <W123456789>",
    "Medicaid #<QX445566>",
    "group # <44556>",
    "account ending in <4455>",
    "card <4111 1111 1111 1112>",
    "cc <501800445566>",
    "routing number <021000021>",
    "routing number: <0210-0002-1>",
    "Rx# <4455667>",
    "NPI: <1234 567 893>",
    "provider identifier <1234567890>",
    "DL# <X1234567>",
    "driver's license <D123-4567-8901>",
    "passport <X1234567>",
    "plate <ABC 1234>",
    "zip <01234>",
    "pacemaker serial number <QP-445566>",
    "serial number: <SN 99887766>",
    "tax id: <01 1234567>",
    "SSN last four <6789>",
    "ID: <44556677>",
    "ID#: <QXP-98765>",
    "reference number <44556677>",
    "group number <QX-445566>",
    "member id <68745326-b021-4c5b-ba1a-f5a92f36d72e>",
    "serial: <97d44349d2607735>",
    "fingerprint: <97d44349d2607735>",
    "tracking: 4 <tracking number 1Z445566>",
    "MRN: <4455 6677>",
    "MRN: <44556677> 1",
    "MRN: <4455667A> 1234",
    "<44556677> (MRN)",
    "<44556677>(MRN)",
    "<44556677> is her MRN",
    "44556677 miles to MRN",
    "44556677 others MRN",
  ])("after its label: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "memberId <W4455667>",
    "member_id=<W4455667>",
    "MEMBER-ID: <W4455667>",
    '"patientMrn":"<4455667>"',
    "healthPlanBeneficiaryNumber <4455667>",
    "patient_identifier: <QX4455667>",
    "patientid=<445566>",
    "?memberid=<W4455667>&accountnumber=<445566>&mrnnumber=<445566>",
    '{"medicalrecordnumber":"<445566>","socialsecuritynumber":"<123456789>"}',
    "postCode: <01234>",
    "PATIENTID=<445566>",
  ])("after its label as a key: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "<12345678> (MRN)",
    "<QX-445566> (insurance)",
    "<4711-22> is her member id",
    "<44556677> is the MRN",
    "<44-55-66> was the patient's MRN",
    "filed <445566> as MRN",
  ])("before its label: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each(["see <case #QX-445566> now", "(<Patient ID: ABCD1234>)", "at <Site ID: 98765>."])(
    "together with a label that is part of it: %s",
    (text) => {
      expect(marked(unmarked(text))).toBe(text);
    },
  );

  it("behind other words where the label is telling", () => {
    expect(marked("ssn of somebody else 123456789 x")).toBe("ssn of somebody else <123456789> x");
    expect(marked("plate of somebody else 123456789 x")).toBe("plate of somebody else 123456789 x");
    expect(marked("ssn of somebody 123456 7890, x")).toBe("ssn of somebody <123456 7890>, x");
    expect(marked("ssn of somebody 4455 6677, x")).toBe("ssn of somebody <4455 6677>, x");
    expect(marked("ssn of somebody 44 55 66, x")).toBe("ssn of somebody <44 55 66>, x");
    expect(marked("ssn of somebody 123456 70 ms, x")).toBe("ssn of somebody <123456> 70 ms, x");
    expect(marked("card of Dr. Quark 5018 0044 5566, x")).toBe("card of Dr. Quark <5018 0044 5566>, x");
    expect(marked("plate of somebody 4455 6677, x")).toBe("plate of somebody 4455 6677, x");
  });

  it("with the groups of digits that follow, but no quantity", () => {
    expect(marked("MRN 445 566 778 x")).toBe("MRN <445 566 778> x");
    expect(marked("MRN 445566 200 mg")).toBe("MRN <445566> 200 mg");
    expect(marked("MRN 445566 1.5")).toBe("MRN <445566> 1.5");
    expect(marked("MRN 445566 17a-b")).toBe("MRN <445566> 17a-b");
  });
});

describe("a number is no identifier", () => {
  it.each([
    "account locked after 5 attempts; claim check failed with 403",
    "record 123456 updated; record count 99887",
    "patient list loaded: 1532 records in 12 ms",
    "policy default-2023 loaded, policy version 20230401",
    "group id 1000, group 10001",
    "serial port at 115200 baud",
    "session ID: 44556677, Job ID: 44556677",
    "id: 44556677",
    "ID 44556677",
    "eid=12345 pid=44556677",
    "mrn lookup took 12345678 ms",
    "mrn 12",
    "mrn at 2024-05-06T07:08:09Z",
    "mrn missing on 4/5/2023",
    "mrn missing at 12:30:00",
    "a4mrn 445566",
    "mrnx 445566",
    `mrn ${"a ".repeat(20)}445566`,
    "11 is her member id, so is my mrn",
    "a is the MRN",
    "445 (MRN) 44 (the MRN)",
    "who saw the MRN",
    "plate found QX 4455",
    "job dea2f515b4c5 and 2f04cec7-dea1-42c0-a0af-7a43b4a3a0dc, node-dea0 run 12345678, EHR17B8XJ8TJB4BG",
    "ids Ab6Jz3wCc 4111111111111111, LOc9m2Mrn 44556677",
    "cc/e00a043c4a1d26bab95d44fa9b8e6a68983a76, visa 4111a1111b1111c1111",
    "fingerprint=7B:B8:99:48:77:37:78:2F:BA:C9, fingerprint SHA256:uNiV3rs4l5e6c7r8",
    "serial=97d44349d2607735ab1037f97b1d0ca8",
    "lock ID: 68745326-b021-4c5b-ba1a-f5a92f36d72e, Index ID: a9d8875dbd0ba320, SegmentId: 44556677",
    "Member auth-3899545e-803b-47b5-ba44-f0fdff29d9c6 left",
    "groupId: g-3811bc8f, group id 3811bc8f, file no 9e107d9d, sample id: e00a043c4a1d26bab95d",
    "claim no 8174ms, visit id: 0.238658s, case id 44556kb",
  ])("in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});

describe("labels", () => {
  it("are named for their classification, and their first word where it has several", () => {
    const names = labels.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, classification } of labels) {
      const kebab = classification.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
      expect(name).toMatch(new RegExp(`^${kebab}(?:-[a-z]+)*$`));
    }
    expect(labelledNumbers.map(({ name }) => name)).toEqual(names.map((name) => `labelled-${name}`));
  });

  it("give their classification to what they find", () => {
    const { find } = createScanner({ detectors: labelledNumbers });
    const kinds = (text: string) => find(text).map(({ classification }) => classification);
    expect(kinds("SSN 123456789; VIN ABC445566; IMEI 49015420; site ID 44556; photo 445566.jpg")).toEqual([
      "ssn",
      "vehicle",
      "device",
      "otherId",
      "photo",
    ]);
  });
});

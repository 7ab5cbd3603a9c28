import { describe, expect, it } from "vitest";
import { labelledNumbers } from "./labelled.ts";
import { labels } from "./labels.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const byName = new Map(
  labelledNumbers.map((detector) => {
    const { find } = createScanner({ detectors: [detector] });
    return [detector.name, { mark: marking(detector), find }] as const;
  }),
);
/** What the detector of one label alone finds. */
const marked = (label: string, text: string): string => byName.get(`labelled-${label}`)!.mark(text);
/** A classification as a label's name begins with it. */
const kebab = (classification: string): string =>
  classification.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

/** A text for each word and each form of a label. */
const found: Readonly<Record<string, readonly string[]>> = {
  ssn: [
    ...["patientssn=<123456789>", "patient SSN <123456789>"],
    "SSN <123456789>",
    "SSNs: <123456789>",
    "itin=<912345678>",
    "ssn of Quark and others <123456789>",
  ],
  "ssn-social": [
    ...[
      "soc. sec. <123456789>",
      "Soc. Sec. No. <6789>",
      "socialsecurity=<123456789>",
      "socialsec=<123456789>",
      "socsecurity=<123456789>",
      "socsec=<123456789>",
      "ssno=<123456789>",
      "ssnumber: <123456789>",
    ],
    ...["social security number <123456789>", "Social Sec. No. <123456789>", "soc sec # <123456789>"],
    ...["socialSecurity: <123456789>", "SS# <123456789>", "SS # <123456789>", "SS no <123456789>"],
    ...["ss number <123456789>", "social security of Quark <123456789>"],
  ],
  "ssn-tax": [
    ...["tax I.D. <911234567>", "Tax i.d: <911234567>", "tax-I.D <911234567>"],
    ...["tax id <01 1234567>", "taxpayer number: <911234567>", "tax no. <911234567>", "TIN: <911234567>"],
    ...["EIN # <01-1234567>", "tin=<911234567>", "taxId of Quark <911234567>"],
  ],
  mrn: [
    ...["patientmrn=<445566>"],
    "MRN <4455>",
    "mrns: <445566>",
    "EMPI <445566>",
    "emr no <445566>",
    "EHR: <445566>",
    "MRN of Quark <445566>",
  ],
  "mrn-medical": [
    ...["medicalrecord=<445566>", "medicalrecords: <445566>", "medrecord=<445566>", "medrec=<445566>"],
    ...["medical record <445566>", "med. rec. <445566>", "Med Rec <445566>", "medical records: <445566>"],
    ...["medicalRecordNumber=<445566>", "medical_record_no <445566>", "medical record of Quark <445566>"],
  ],
  "mrn-record": [
    ...["MR# <445566>", "MR no <445566>", "MR number <445566>", "record # <445566>", "record no <445566>"],
    ...["records number <445566>", "record# <445566>", "recordNumber: <445566>"],
  ],
  "mrn-patient": [
    ...["pt. id: <445566>", "Pt. no. <445566>", "pt.id: <445566>"],
    ...["patient id <4455>", "patients' list and patient no. <445566>", "patient's number <445566>", "pt # <445566>"],
    ...[
      "pt id: <445566>",
      "chart number <445566>",
      "hospital number <445566>",
      "hosp. no <445566>",
      "hosp nr <445566>",
    ],
    ...[
      "patientIdentifier: <445566>",
      "patient code <445566>",
      "patient id of Quark <445566>",
      "(<patient id: 445566>)",
    ],
  ],
  "mrn-unit": ["unit number <445566>", "Unit No. <445566>", "unit # <445566>", "unitNumber: <445566>"],
  "mrn-patient-bare": [
    ...["patient/<445566>", "patient=<445566>", "patients#<445566>", "patient: <445566>", "patient_<445566>"],
    ...[
      "patient-<445566>",
      "patient <445566>",
      "patients <QX-44556>",
      "pt <QX44556>",
      "chart #<44556>",
      "pt <ABCD-44556>",
    ],
  ],
  "health-plan-mbi": [
    ...["medicarebeneficiary=<445566>", "medicaidbeneficiary=<445566>"],
    ...["MBI <4455>", "hicn: <445566A>", "HIC <445566A>", "Medicare <445566>", "Medicaid #<445566>"],
    ...["medicare beneficiary <445566>", "medicareBeneficiary: <445566>"],
  ],
  "health-plan-member": [
    ...[
      "healthcare id <445566>",
      "UnitedHealthcare id <445566>",
      "healthplan #<445566>",
      "healthplan id <445566>",
      "healthinsurance no <445566>",
      "healthplanbeneficiary id <445566>",
      "insuranceplan id <445566>",
      "insurancepolicy no <445566>",
      "insurancecard id <445566>",
      "insurancemember id <445566>",
      "insurancesubscriber id <445566>",
      "insurancegroup id <445566>",
      "planmember id <445566>",
      "memberpolicy id <445566>",
      "memberplan id <445566>",
      "membercard # <445566>",
    ],
    ...["member id <4455>", "subscriber number <445566>", "policy no <445566>", "policyholder id <445566>"],
    ...["policy holder id <445566>", "beneficiary # <445566>", "insurance id <445566>", "insured id <445566>"],
    ...["insur. no. <445566>", "ins. #<445566>", "ins id <445566>", "payer id <445566>", "payor id <445566>"],
    ...["health id <445566>", "health care number <445566>", "plan no. <445566>"],
    ...["HMO id <445566>", "PPO id <445566>", "coverage id <445566>", "member's id <445566>"],
    ...["health insurance plan card number <445566>", "plan member id <445566>", "plan subscriber id <445566>"],
    ...["member policy coverage group id <445566>", "plan beneficiary id <445566>", "member id of Quark <445566>"],
  ],
  "health-plan-insurance": [
    ...["insuranceplan=<QX4455>", "insurancepolicy: <QX4455>"],
    ...["insurance: <QX4455>", "insurance is <QX4455>", "ins was <QX4455>", "insur = <QX4455>", "ins # <QX4455>"],
    ...["insurance plan #<QX4455>", "insurance policy: <QX4455>", "member: <QX4455>", "policy #<QX4455>"],
    ...["subscriber: #<QX4455>", "plan: <QX4455>", "member <QX-44556>"],
    ...[
      "policy <QX44556>",
      "subscriber <Q44556>",
      "plan <ABCD-44556>",
      "coverage <QX44556>",
      "insurance plan <QX4455>",
    ],
    ...["insurance is <00112233445566aaQ>", "insurance <QX-00112233445566aa>"],
  ],
  "health-plan-insurer": [
    ...[
      "UnitedHealthcare <445566>",
      "United Healthcare <445566>",
      "WellCare <445566>",
      "bluecross=<445566>",
      "BlueShield <445566>",
    ],
    ...["Aetna <4455>", "Cigna <445566>", "Humana <445566>", "Anthem <445566>", "UHC <445566>", "BCBS <445566>"],
    ...["UNITEDHEALTHCARE <445566>", "Kaiser <445566>", "Tricare <445566>", "Molina <445566>", "Centene <445566>"],
    ...["Wellcare <445566>", "Amerigroup <445566>", "Blue Cross <445566>", "Blue Shield <445566>", "HPBN <445566>"],
    ...["Aetna member id <445566>", "Aetna policy <445566>", "Aetna plan no. <445566>", "Aetna insurance <445566>"],
    ...["Aetna subscriber <445566>", "Aetna group number <445566>", "Aetna card <445566>"],
  ],
  "health-plan-group": ["group number <44556>", "group # <QX-44556>", "groupId: <44556>", "group no. <44556>"],
  account: [
    ...["bankaccount=<4455>", "patientaccount=<4455>", "bank account <4455>"],
    "account <4455>",
    "acct. <4455>",
    "acct # <4455>",
    "IBAN <QX4455>",
    "accountNumber: <4455>",
  ],
  "account-card": [
    ...["creditcard=<501800445566>", "debitcard=<501800445566>", "bankcard=<501800445566>"],
    ...["card <501800445566>", "credit card number <501800445566>", "debit card <501800445566>", "cc <501800445566>"],
    ...["bank card <501800445566>", "Visa <501800445566>", "Mastercard <501800445566>", "amex <501800445566>"],
    ...["creditCard: <501800445566>", "card of Dr. Quark <501800445566>"],
  ],
  "account-routing": [
    ...["routing <02100002>", "ABA <021000021>", "RTN <021000021>", "routingNumber: <021000021>"],
    ...["routing of the bank <021000021>"],
  ],
  "account-wallet": [
    ...["walletaddress=<q4x5z6>", "bitcoinaddress=<q4x5z6>"],
    "wallet <q4x5z6>",
    "wallet address <q4x5z6>",
    "bitcoin: <q4x5z6>",
    "bitcoin address <q445>",
    "btc <445q>",
  ],
  "account-encounter": [
    ...["encounter id <4455>", "visit no. <4455>", "claim # <4455>", "invoice number <4455>", "guarantor id <4455>"],
    ...["admission no <4455>", "appointment id <4455>", "referral # <4455>", "prescription no. <4455>", "Rx # <4455>"],
    ...["authorization code <4455>", "claimNumber: <4455>"],
  ],
  "license-npi": [
    ...["NPI <4455667>", "DEA <QX4455667>", "dea number <QX4455667>", "provider id <4455667>", "providerId: <4455667>"],
    ...["NPI of Dr. Quark <4455667>"],
  ],
  license: [
    ...["driverlicense=<Q4455>", "driverlicence=<Q4455>", "driverslicense=<Q4455>", "driverslicence=<Q4455>"],
    ...[
      "license <Q4455>",
      "licence no. <Q4455>",
      "driver's license <Q4455>",
      "drivers license <Q4455>",
      "lic. <Q4455>",
    ],
    ...["driver license # <Q4455>", "lic # <Q4455>", "DL <Q4455>", "driverLicense: <Q4455>"],
  ],
  "license-certificate": ["certificate number <4455>", "certification # <4455>", "certificateNo: <4455>"],
  "license-passport": [
    ...["traveldocument=<Q445566>"],
    "passport <Q445566>",
    "travel document <Q445566>",
    "passportNumber: <445566>",
    "passport of Quark <445566>",
  ],
  "vehicle-vin": ["VIN <QX4455>", "vin: <QX4455>"],
  "vehicle-plate": [
    ...["licenseplate=<QXP445>", "licenceplate=<QXP445>", "license plate <QXP445>"],
    "plate <QXP 445>",
    "plates: <QXP445>",
    "vehicle number <QXP-445>",
    "vehicleId: <QXP445>",
  ],
  "device-imei": [
    ...[
      "IMEI <4455>",
      "imsi: <445566>",
      "MEID <A4455>",
      "ICCID <445566>",
      "UDI <445566>",
      "IMEI of the phone <445566>",
    ],
  ],
  "device-serial": [
    ...[
      "deviceserial=<QX4455>",
      "implantserial=<QX4455>",
      "pacemaker serial <QX4455>",
      "defibrillator serial: <QX4455>",
    ],
    ...["serial <QX4455>", "serial number <QX4455>", "device serial number <QX4455>", "device id <QX4455>"],
    ...["implant <QX4455>", "implant serial no. <QX4455>", "pacemaker <QX4455>", "pacemaker id <QX4455>"],
    ...["defibrillator <QX4455>", "defibrillator serial # <QX4455>", `serial <QX-${"0a".repeat(14)}>`],
    ...[`serial <${"0a".repeat(14)}-QX>`, `serial <${"0a".repeat(13)}0>`],
  ],
  "biometric-fingerprint": [
    ...["voicePrint <445566>", "fingerPrint: <445566>", "finger print <445566>"],
    ...["fingerprint <445566>", "biometric id <445566>", "voiceprint <445566>", "retina <445566>", "iris <445566>"],
    ...["fingerprint <7B:445566>", "fingerprint <7B:B8:99:445566>", "fingerprint <QX:7B:B8:99:48:44>"],
    ...["fingerprint <QX-sha-445566>"],
  ],
  photo: ["photo <4455>", "photograph # <4455>", "portrait <4455>", "photo_<4455>"],
  "other-id-subject": [
    ...["subject <44556>", "subject id <44556>", "participant <44556>", "participant no. <44556>", "enrollee <44556>"],
    ...["enrollee # <44556>", "trial number <44556>", "subjectId: <44556>"],
  ],
  "other-id-case": [
    ...["<case # QX-4455>", "<site id 4455>", "<study no. 4455>", "<registry number 4455>", "<sample id 4455>"],
    ...["<specimen # 4455>", "<accession no 4455>", "<employee id 4455>", "<student id 4455>", "<badge # 4455>"],
    ...["<tracking number 4455>"],
  ],
  "other-id-file": [
    "file # <445566>",
    "reference no. <445566>",
    "ref. no <445566>",
    "ref # <445566>",
    "confirmation code <445566>",
  ],
  "other-id": [
    ...["ID: <44556>", "Id # <44556>", "IDs: <44556>", "ID#: <QXPQX-44556>", "ID: #<44556>", "Identifier: <44556>"],
    ...["ID:<A44556>", "ID: <QX-00112233445566aa>", "ID: <00112233445566aa-Q>", "ID: <0011223344556677>"],
    ...["job of Quark ID: <44556>", "jobs; ID: <44556>"],
  ],
  "geo-zip": [
    ...["postCode: <01234>", "post_code=<01234>", "postalcode=<01234>", "post code <01234>"],
    "zip <01234>",
    "zip code <01234>",
    "zipcode: <01234>",
    "postal code <01234>",
    "postcode <01234-5678>",
  ],
};

/** What a label does not make an identifier. */
const none: Readonly<Record<string, readonly string[]>> = {
  ssn: ["SSN 445", "session 123456789"],
  "ssn-social": ["ss 123456789", "ssid 123456789", "social 123456789", "soc., sec. 123456789"],
  "ssn-tax": ["tax 123456789", "tin 123456789"],
  mrn: ["MRN 445", "mrnx 445566"],
  "mrn-medical": ["medical 445566", "med 445566"],
  "mrn-record": ["mr 445566", "record 445566", "record nobody 445566", "record of Quark # 445566"],
  "mrn-patient": ["patient 445566", "pt 445566", "patient nobody 4455"],
  "mrn-unit": ["unit 445566", "unit # 44556", "unit number of Quark 445566"],
  "mrn-patient-bare": ["patient 4455", "pt: 445566", "patient ABCDE-44556"],
  "health-plan-mbi": ["MBI 445", "MBI of Quark 445566"],
  "health-plan-member": ["member 445566", "health 445566", "healthcare 445566", "plan of 445566"],
  "health-plan-insurance": [
    ...["member 445566", "policy 4455", "insurance is 68745326-b021-4c5b-ba1a-f5a92f36d72e", "coverage: 445566"],
    ...["insurance is 00112233445566aa", "insurance is QX-68745326-b021-4c5b-ba1a"],
  ],
  "health-plan-insurer": [
    "Aetna 445",
    "Blue 445566",
    "anthems 445566",
    "well 445566",
    "well care 445566",
    "united 445566",
  ],
  "health-plan-group": [
    "group 44556",
    "group id 4455",
    "group id 3811bc8f",
    "group id 00112233445566aa",
    "group id g-3811bc8f",
  ],
  account: ["account 445", "accounts 4455"],
  "account-card": ["card 50180044556", "cc501800445566", "card 50180044556Q6"],
  "account-routing": ["routing 0210000", "aba021000021", "routing 0210000Q1"],
  "account-wallet": ["wallet 44", "wallet of Quark 445566"],
  "account-encounter": ["visit 4455", "claim 445566", "visit id 445", "visit id of Quark 445566"],
  "license-npi": ["NPI 445566", "dea4455667", "deaf4455667", "provider 4455667"],
  license: ["license 445", "dl4455", "driver 4455", "license of Quark 445566"],
  "license-certificate": ["certificate 445566", "certificate no 445"],
  "license-passport": ["passport 44556", "travel 445566"],
  "vehicle-vin": ["VIN 445", "VIN of Quark 445566"],
  "vehicle-plate": ["plate 44", "vehicle 445566", "plate of Quark 445566"],
  "device-imei": ["IMEI 445", "imeis 445566"],
  "device-serial": ["serial 445", "device 445566", `serial ${"0a".repeat(14)}`, `serial ${"0A".repeat(20)}`],
  "biometric-fingerprint": [
    ...["fingerprint 44556", "fingerprint 7B:B8:99:48:445566", "fingerprint SHA256:445566", "fingerprint md5:445566"],
    ...["fingerprint sha-445566"],
  ],
  photo: ["photo 445", "photos 4455"],
  "other-id-subject": ["subject 4455", "trial 44556"],
  "other-id-case": ["case 4455", "case # 445", "sample id 9e107d9d", "site id 68745326-b021-4c5b-ba1a-f5a92f36d72e"],
  "other-id-file": ["file 445566", "file # 44556", "file # 9e107d9d", "ref # qx-9e107d9d"],
  "other-id": [
    ...["id: 44556", "ID 44556", "ID: 4455", "ID: QXPQXP-44556", "ID: 68745326-b021-4c5b-ba1a-f5a92f36d72e"],
    ...["ID: 00112233445566aa", "ID: a0112233445566aa", "SessionID: 44556", "session_ID: 44556", "session-ID: 44556"],
    ...["sessions ID: 44556", "correlation ID: 44556"],
  ],
  "geo-zip": ["zip 0123", "post 01234", "post/code 01234", "postal 01234", "01234 (zip)", "01234 is her zip"],
};

const rows = (texts: typeof found) => Object.entries(texts).flatMap(([label, all]) => all.map((text) => [label, text]));

describe("a label's number is found", () => {
  it.each(rows(found))("by labelled-%s: %s", (label, text) => {
    expect(marked(label!, unmarked(text!))).toBe(text);
    const { find } = byName.get(`labelled-${label}`)!;
    expect(
      find(unmarked(text!)).filter(({ classification }) => !`${label}-`.startsWith(`${kebab(classification)}-`)),
    ).toEqual([]);
  });
});

describe("a number is not found", () => {
  it.each(rows(none))("by labelled-%s: %s", (label, text) => {
    expect(marked(label!, text!)).toBe(text);
  });
});

it("each label has texts that it finds and others, and each of its words stands in one", () => {
  const names = labels.map(({ name }) => name);
  expect(Object.keys(found)).toEqual(names);
  expect(Object.keys(none)).toEqual(names);
  for (const { name, words } of labels) {
    const texts = found[name]!.join(" ").toLowerCase();
    for (const word of words.split(" ")) expect(texts, `${name}: ${word}`).toContain(word);
  }
});

describe("a word for a number is joined to each word of a label that takes one", () => {
  const ends = "id ids identifier number numbers num no nr code".split(" ");
  const value = `4455${"6".repeat(8)}`;
  const joined = labels.flatMap(({ name, words }) => words.split(" ").map((word) => [name, word] as const));

  it.each(joined)("of %s, to %s", (name, word) => {
    // `deac` may be of a hexadecimal id.
    for (const end of word === "dea" ? ends.filter((end) => end !== "code") : ends) {
      const text = `${word} ${end}: ${value}`;
      const spaced = marked(name, text);
      expect(marked(name, `${word}${end}: ${value}`)).toBe(spaced.replace(`${word} ${end}`, `${word}${end}`));
    }
  });

  it("patientid, and no others where the label takes none", () => {
    const wordsOf = (label: string) => [...labelledNumbers.find(({ name }) => name === `labelled-${label}`)!.words!];
    expect(wordsOf("mrn-unit")).toEqual(["unit", "unitnumber", "unitno"]);
    expect(wordsOf("other-id")).toEqual(["id", "ids", "identifier"]);
    expect(wordsOf("mrn-patient")).toContain("patientid");
    for (const { words } of labelledNumbers) expect([...words!]).not.toContain("ssid");
  });
});

it.each(
  "session request job process thread trace span correlation task message transaction event container instance node worker build query command object class key type user app client bus vendor product host network device group error report lock segment parent shard topic offset batch".split(
    " ",
  ),
)("an ID of a technical thing is none: %s", (word) => {
  for (const text of [
    `the ${word} ID: 44556`,
    `the ${word}s ID: 44556`,
    `the ${word}_ID: 44556`,
    `the ${word}-ID: 44556`,
  ]) {
    expect(marked("other-id", text)).toBe(text);
  }
});

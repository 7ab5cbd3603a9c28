import type { Classification } from "./identifiers.ts";
import { splitWords } from "./key-words.ts";

/** Names of fields, written together in lower case, by what they mostly hold. */
const namesOf: Partial<Record<Classification, string>> = {
  name: "name firstname lastname middlename givenname familyname fullname surname maidenname patientname",
  geo: "address street city zip zipcode postcode postalcode",
  date: "dob birthdate birthday dateofbirth dateofdeath admissiondate dischargedate",
  age: "age",
  phone: "phone phonenumber telephone mobile mobilenumber cellphone",
  fax: "fax faxnumber",
  email: "email emailaddress",
  ssn: "ssn socialsecuritynumber",
  mrn: "mrn medicalrecordnumber",
  healthPlan: "mbi memberid membernumber subscriberid policynumber insurancenumber beneficiaryid",
  account: "account accountnumber iban cardnumber creditcard",
  license: "license licensenumber npi passport passportnumber",
  vehicle: "vin licenseplate",
  device: "deviceid serialnumber imei macaddress",
  url: "url uri",
  ip: "ip ipaddress remoteaddress",
  biometric: "fingerprint voiceprint",
  photo: "photo photograph portrait",
  clinical: "diagnosis diagnoses medication medications prescription prescriptions allergies",
  secret: "password passwd passphrase secret token apikey authorization cookie setcookie credentials privatekey",
};

const classificationOf = new Map(
  Object.entries(namesOf).flatMap(([classification, names]) =>
    names.split(" ").map((name) => [name, classification as Classification] as const),
  ),
);
/** More than this many last words are not looked at: no name above has more. */
const mostWords = 3;

/**
 * A guess of what a field holds, by the last words of its key: `homeEmail` and `home_email` are an email. Undefined
 * where none is known. A name is guessed of the whole key alone: a `fileName` is nobody's.
 */
export function classifyKey(key: string): Classification | undefined {
  const words = splitWords(key);
  for (let count = Math.min(words.length, mostWords); count > 0; count--) {
    const classification = classificationOf.get(words.slice(-count).join(""));
    if (classification !== undefined && (classification !== "name" || count === words.length)) return classification;
  }
  return undefined;
}

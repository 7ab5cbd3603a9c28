const strong =
  /(?:ssn|socialsecurity(?:number|no)?|mrn|medicalrecord(?:number|no)|dob|birthdate|birthday|dateofbirth|deathdate|firstname|lastname|middlename|givenname|familyname|surname|maidenname|patientname|patient|patientid|memberid|membernumber|subscriberid|insuranceid|policynumber|mbi|beneficiaryid|streetaddress|homeaddress|homephone|cellphone)$/;
const middling =
  /(?:^first|^last|^middle|^prefix|email|emailaddress|phone|phonenumber|telephone|mobile|fax|street|city|zip|zipcode|postalcode|postcode|county|birthplace|gender|sex|race|ethnicity|marital|diagnosis|medication|allergies|passport|drivers|driverslicense|insurance|npi)$/;
const weak = /^(?:name|age|address|fullname)$/;
const bare = /[^a-z]/g;
const longestName = 40;

/** Points of PHI in the names of columns: 4 for what only a person has, 2 for what mostly does, 1 for what may. */
export function phiColumns(names: readonly string[]): number {
  let points = 0;
  for (const name of names) {
    if (name.length > longestName) continue;
    const word = name.toLowerCase().replace(bare, "");
    points += strong.test(word) ? 4 : middling.test(word) ? 2 : weak.test(word) ? 1 : 0;
  }
  return points;
}

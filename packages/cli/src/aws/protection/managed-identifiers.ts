/** AWS's own identifiers that are asked for: those of PHI, and what identifies a person. Most need a keyword within 30 characters. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL-managed-data-identifiers.html */
export const managedIdentifiers: readonly string[] = [
  "Address",
  "DriversLicense-US",
  "DrugEnforcementAgencyNumber-US",
  "EmailAddress",
  "HealthInsuranceCardNumber-EU",
  "HealthInsuranceClaimNumber-US",
  "HealthInsuranceNumber-FR",
  "HealthcareProcedureCode-US",
  "MedicareBeneficiaryNumber-US",
  "Name",
  "NationalDrugCode-US",
  "NationalInsuranceNumber-GB",
  "NationalProviderId-US",
  "NhsNumber-GB",
  "PersonalHealthNumber-CA",
  "PhoneNumber-US",
  "Ssn-US",
];

const start = "arn:aws:dataprotection::aws:data-identifier/";

export const identifierArn = (name: string) => start + name;

/** The name behind an ARN; an identifier of a policy's own is its name. */
export const identifierName = (identifier: string) => identifier.replace(/^arn:.*\//, "");

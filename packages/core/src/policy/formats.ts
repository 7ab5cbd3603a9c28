/** Whole formats that are replaced by one marker where they stand inside a text: nothing vouches for their members. */
export const formats = ["hl7v2", "x12", "ccda", "fhir", "csv"] as const;

export type Format = (typeof formats)[number];

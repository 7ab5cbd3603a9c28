// @ts-check

/**
 * Made-up people. Social security numbers start with 9 or 000, telephone numbers are 555-01xx and mail goes to
 * example.test: none of them can belong to anybody.
 * @type {[given: string, family: string, gender: string, birthDate: string, street: string, condition: string][]}
 */
const people = [
  ["Zelda", "Quarkwright", "female", "1961-04-17", "12 Lantern Row", "Type 2 diabetes mellitus"],
  ["Barnaby", "Thistlewick", "male", "1984-11-02", "7 Copper Kettle Lane", "Seasonal allergic rhinitis"],
  ["Ondine", "Marrowby", "female", "1931-01-29", "3 Old Ferry Steps", "Atrial fibrillation"],
  ["Cosmo", "Featherpenny", "male", "2015-06-08", "88 Marmalade Court", "Iron deficiency anaemia"],
  ["Iphigenia", "Snodgrasse", "female", "1977-09-13", "41 Weathervane Hill", "Migraine with aura"],
  ["Wendell", "Oxbramble", "male", "1958-12-24", "5 Nettle Wharf", "Chronic kidney disease stage 3"],
  ["Petronella", "Vexleigh", "female", "1990-03-31", "230 Teacup Terrace", "Gestational hypertension"],
  ["Ignatius", "Dapplemoor", "male", "1949-07-19", "16 Foghorn Street", "Benign prostatic hyperplasia"],
  ["Philippa", "Grumblethorpe", "female", "2001-02-11", "9 Thimble Yard", "Generalized anxiety disorder"],
  ["Lysander", "Quibblecote", "male", "1969-10-05", "77 Bellows Avenue", "Obstructive sleep apnoea"],
  ["Octavia", "Fizzlewood", "female", "1982-08-22", "2 Pickled Walnut Way", "Hypothyroidism"],
  ["Mortimer", "Plumbottle", "male", "1938-05-06", "64 Gaslight Mews", "Congestive heart failure"],
  ["Hyacinth", "Wobblestone", "female", "1995-01-15", "31 Clockmaker Close", "Polycystic ovary syndrome"],
  ["Rafferty", "Snickerdoon", "male", "1973-04-28", "108 Bramble Quay", "Gouty arthritis"],
  ["Clementine", "Zorbalini", "female", "1966-06-30", "19 Inkwell Square", "Rheumatoid arthritis"],
  ["Thaddeus", "Muddlecombe", "male", "1954-02-03", "4 Snowdrop Passage", "Parkinson disease"],
  ["Esmeralda", "Tiddlywick", "female", "2008-12-09", "52 Puddle Green", "Childhood asthma"],
  ["Fitzgerald", "Nobbington", "male", "1987-07-07", "6 Umbrella Arcade", "Lumbar disc herniation"],
  ["Saoirse", "O'Quillan", "female", "1979-11-18", "27 Heron Slipway", "Coeliac disease"],
  ["Núria", "Bóvedaplath", "female", "1963-03-25", "11 Saffron Steps", "Open-angle glaucoma"],
];

/** A FHIR R4 Patient: https://hl7.org/fhir/R4/patient.html */
const patientResource = (
  /** @type {(typeof people)[number]} */ [given, family, gender, birthDate, street],
  /** @type {number} */ index,
) => ({
  resourceType: "Patient",
  id: `pat-${String(index + 1).padStart(4, "0")}`,
  active: true,
  identifier: [
    { type: { text: "MRN" }, value: `QP-00${4821 + 37 * index}` },
    { type: { text: "SSN" }, value: `${index % 2 ? "000" : "900"}-55-01${String(10 + index)}` },
    { type: { text: "Member" }, value: `WHZ9900${String(1131 + 271 * index)}` },
  ],
  name: [{ use: "official", family, given: [given] }],
  telecom: [
    { system: "phone", value: `(555) 555-01${String(40 + index)}` },
    { system: "email", value: `${plain(given)}.${plain(family)}@example.test` },
  ],
  gender,
  birthDate,
  address: [{ line: [street], city: "Lower Quillport", postalCode: `00901-01${String(20 + index)}` }],
});

/** A FHIR R4 Observation. */
const observationResource = (
  /** @type {(typeof people)[number]} */ [given, , , , , condition],
  /** @type {number} */ index,
) => ({
  resourceType: "Observation",
  status: "final",
  code: { text: "Blood pressure, sitting" },
  subject: { reference: `Patient/pat-${String(index + 1).padStart(4, "0")}` },
  valueString: `${118 + index}/${71 + index} mmHg`,
  note: [{ text: `${given} reports feeling better since the new plan for ${condition.toLowerCase()}` }],
});

/** A FHIR R4 Encounter. */
const encounterResource = (
  /** @type {(typeof people)[number]} */ [, , , , , condition],
  /** @type {number} */ index,
) => ({
  resourceType: "Encounter",
  status: "finished",
  subject: { reference: `Patient/pat-${String(index + 1).padStart(4, "0")}` },
  reasonCode: [{ text: condition }],
});

const plain = (/** @type {string} */ name) =>
  name
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();

export const patients = people.map(patientResource);
export const observations = people.map(observationResource);
export const encounters = people.map(encounterResource);

/** @typedef {(typeof patients)[number]} Patient */

export const fullName = (/** @type {Patient} */ { name: [{ given, family }] }) => `${given[0]} ${family}`;
export const mrn = (/** @type {Patient} */ { identifier }) => identifier[0].value;
export const email = (/** @type {Patient} */ { telecom }) => telecom[1].value;

/** Every text of the data set that points at a person or says something about their health. */
export function phiLiterals() {
  const ofPatient = patients.flatMap((patient) => [
    patient.id,
    ...patient.identifier.map(({ value }) => value),
    patient.name[0].family,
    ...patient.name[0].given,
    fullName(patient),
    ...patient.telecom.map(({ value }) => value),
    patient.birthDate,
    ...patient.address.flatMap(({ line, city, postalCode }) => [...line, city, postalCode]),
  ]);
  const clinical = [
    ...observations.flatMap(({ valueString, note }) => [valueString, note[0].text]),
    ...encounters.map(({ reasonCode }) => reasonCode[0].text),
  ];
  return [...new Set([...ofPatient, ...clinical])];
}

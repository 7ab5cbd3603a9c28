/** A column of a table of patients, with the classification that a policy would give it. All values are invented. */
export interface PatientColumn {
  name: string;
  classification: string;
  values: (string | number)[];
}

const given =
  "Aurelia Benedikt Calista Dorian Elowen Fenwick Giselle Hadrian Isolde Jasper Katya Leopold Marisol Nerys Octavia Percival Quentin Rosalind Silas Tamsin".split(
    " ",
  );
const family =
  "Ashdown Brackenridge Castellano Delacroix Eastwick Fairweather Greenleaf Hollis Ironside Jankowski Kettering Larkspur Merriweather Nightingale Oakhurst Pemberton Quillfeather Ravensworth Stonebridge Thistlewood".split(
    " ",
  );
const cities = "Brookhaven Cedarvale Dunmere Eastlake Fairhollow Glenbrook Harborview Ivydale Kingsford Lakemont".split(
  " ",
);
const streets = "Alder Birch Cedar Dogwood Elm Foxglove Hawthorn Juniper Larch Maple".split(" ");
const diagnoses = ["E11.9", "I10", "F32.1", "J45.909", "C50.911", "Type 2 diabetes mellitus", "Essential hypertension"];

/** A linear congruential generator (Numerical Recipes), so that every run sees the same table. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Random = (below: number) => number;
type Maker = (random: Random) => string | number;

const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)]!;
const digits = (random: Random, count: number) => Array.from({ length: count }, () => random(10)).join("");
const pad = (value: number) => String(value).padStart(2, "0");
const letters = (random: Random, count: number) =>
  Array.from({ length: count }, () => String.fromCharCode(65 + random(26))).join("");
const date = (random: Random) => ({ y: 1925 + random(99), m: pad(1 + random(12)), d: pad(1 + random(28)) });

// Each kind of column in the ways in which tables write it.
const kinds: [string, string, Maker[]][] = [
  [
    "first_name",
    "name",
    [(r) => pick(r, given), (r) => pick(r, given).toUpperCase(), (r) => pick(r, given).toLowerCase()],
  ],
  [
    "last_name",
    "name",
    [(r) => pick(r, family), (r) => pick(r, family).toUpperCase(), (r) => `${pick(r, family)}-${pick(r, family)}`],
  ],
  [
    "full_name",
    "name",
    [
      (r) => `${pick(r, given)} ${pick(r, family)}`,
      (r) => `${pick(r, family)}, ${pick(r, given)}`,
      (r) => `${pick(r, family).toUpperCase()}^${pick(r, given).toUpperCase()}`,
      (r) => `${pick(r, given)}${pick(r, family)}`,
    ],
  ],
  [
    "username",
    "name",
    [(r) => `${pick(r, given)[0]}${pick(r, family)}${digits(r, 3)}`, (r) => `${pick(r, given)}.${pick(r, family)}`],
  ],
  [
    "ssn",
    "ssn",
    [
      (r) => `${digits(r, 3)}-${digits(r, 2)}-${digits(r, 4)}`,
      (r) => digits(r, 9),
      (r) => 100_000_000 + r(800_000_000),
    ],
  ],
  [
    "mrn",
    "mrn",
    [
      (r) => digits(r, 8),
      (r) => `MRN${digits(r, 7)}`,
      (r) => `${letters(r, 1)}${digits(r, 7)}`,
      (r) => 10_000_000 + r(80_000_000),
    ],
  ],
  [
    "birth_date",
    "date",
    [
      (r) => {
        const { y, m, d } = date(r);
        return `${y}-${m}-${d}`;
      },
      (r) => {
        const { y, m, d } = date(r);
        return `${m}/${d}/${y}`;
      },
      (r) => {
        const { y, m, d } = date(r);
        return `${y}${m}${d}`;
      },
      (r) => {
        const { y, m, d } = date(r);
        return `${y}-${m}-${d}T00:00:00.000Z`;
      },
      (r) => {
        const { y, m, d } = date(r);
        return `${d}.${m}.${y}`;
      },
      (r) => {
        const { y, m, d } = date(r);
        return Date.UTC(y, Number(m) - 1, Number(d));
      },
      (r) => {
        const { y, m, d } = date(r);
        return Number(`${y}${m}${d}`);
      },
    ],
  ],
  [
    "phone",
    "phone",
    [
      (r) => `(${digits(r, 3)}) 555-${digits(r, 4)}`,
      (r) => `${digits(r, 3)}-555-${digits(r, 4)}`,
      (r) => `+1${digits(r, 10)}`,
      (r) => `${digits(r, 3)}.555.${digits(r, 4)}`,
    ],
  ],
  ["fax", "fax", [(r) => `${digits(r, 3)} 555 ${digits(r, 4)}`, (r) => `555${digits(r, 7)}`]],
  [
    "email",
    "email",
    [
      (r) => `${pick(r, given)}.${pick(r, family)}@example.org`.toLowerCase(),
      (r) => `${pick(r, family)}${digits(r, 2)}@example.net`,
    ],
  ],
  ["street", "geo", [(r) => `${1 + r(999)} ${pick(r, streets)} St`, (r) => `${pick(r, streets)} Lane ${1 + r(99)}`]],
  ["city", "geo", [(r) => pick(r, cities), (r) => pick(r, cities).toUpperCase()]],
  ["zip", "geo", [(r) => digits(r, 5), (r) => `${digits(r, 5)}-${digits(r, 4)}`, (r) => 10_000 + r(89_999)]],
  ["latitude", "geo", [(r) => 25 + r(24_000_000) / 1e6, (r) => `${25 + r(24)}.${digits(r, 6)}`]],
  ["age", "age", [(r) => r(105), (r) => String(r(105)), (r) => `${r(105)} years`]],
  [
    "member_id",
    "healthPlan",
    [(r) => `1EG4-TE5-MK${digits(r, 2)}`, (r) => `${letters(r, 3)}${digits(r, 9)}`, (r) => `${digits(r, 9)}A`],
  ],
  [
    "account",
    "account",
    [(r) => digits(r, 10), (r) => `ACCT-${digits(r, 6)}`, (r) => 1_000_000_000 + r(1_000_000_000)],
  ],
  ["card", "account", [() => "4111111111111111", (r) => `5500 0000 0000 ${digits(r, 4)}`]],
  [
    "licence",
    "license",
    [(r) => `${letters(r, 1)}${digits(r, 7)}`, (r) => `${letters(r, 2)}${digits(r, 7)}`, (r) => `12${digits(r, 8)}`],
  ],
  [
    "plate",
    "vehicle",
    [(r) => `${letters(r, 3)}-${digits(r, 4)}`, (r) => `${digits(r, 1)}${letters(r, 3)}${digits(r, 3)}`],
  ],
  [
    "device_serial",
    "device",
    [
      (r) => `SN${digits(r, 9)}`,
      (r) => `(01)0088400${digits(r, 7)}(21)${letters(r, 2)}${digits(r, 5)}`,
      (r) => digits(r, 15),
    ],
  ],
  [
    "mac",
    "device",
    [(r) => `02:0a:${digits(r, 2)}:${digits(r, 2)}:${digits(r, 2)}:ff`, (r) => `020a.${digits(r, 4)}.${digits(r, 4)}`],
  ],
  ["ip", "ip", [(r) => `203.0.113.${r(256)}`, (r) => `2001:db8::${digits(r, 4)}`]],
  [
    "portal_url",
    "url",
    [(r) => `https://portal.example.org/patients/${digits(r, 6)}`, (r) => `/patients/${digits(r, 6)}`],
  ],
  ["diagnosis", "clinical", [(r) => pick(r, diagnoses)]],
  ["weight", "clinical", [(r) => 40 + r(900) / 10, (r) => `${40 + r(90)} kg`]],
  ["systolic", "clinical", [(r) => 90 + r(90), (r) => `${90 + r(90)}/${60 + r(40)}`]],
  [
    "last_visit",
    "date",
    [(r) => `${date(r).m}/${date(r).d}`, (r) => `${date(r).d}-Mar-${date(r).y}`, (r) => `March ${1 + r(28)}, 2021`],
  ],
  ["sex", "clinical", [(r) => pick(r, ["M", "F"]), (r) => pick(r, ["Male", "Female"])]],
  [
    "patient_id",
    "otherId",
    [(r) => `Patient/${digits(r, 5)}`, (r) => `PT-${digits(r, 6)}`, (r) => `urn:oid:1.2.840.${digits(r, 6)}`],
  ],
];

/** 1,000 columns of ten rows each. */
export function createPatientColumns(seed = 20_260_304): PatientColumn[] {
  const random = createRandom(seed);
  return Array.from({ length: 1000 }, (_, index) => {
    const [name, classification, makers] = kinds[index % kinds.length]!;
    const make = makers[Math.floor(index / kinds.length) % makers.length]!;
    return { name, classification, values: Array.from({ length: 10 }, () => make(random)) };
  });
}

import type { Canary, CanaryKind } from "./canary.ts";
import { deaDigit, luhnDigit, withVinDigit } from "./checksums.ts";
import { createRandom, type Random, type Seed } from "./random.ts";

const first = ["Zelda", "Barnaby", "Ophelia", "Thaddeus", "Philippa", "Cornelius", "Rosalind", "Winifred", "Leopold"];
const last = ["Quarkwright", "Bramblethorpe", "Fizzlewick", "Snorkelberry", "Wobblestone", "Pumpernickle", "Grumbleby"];
const months = ["January", "February", "March", "April", "June", "July", "August", "September", "October", "December"];
// The card networks' own test numbers: no bank has issued them.
const cards = ["4111111111111111", "4242424242424242", "4012888888881881", "5555555555554444", "5105105105105100"];
// Those of a Medicare number: never S, L, O, I, B or Z.
const capitals = "ACDEFGHJKMNPQRTUVWXY";
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

const letters = (random: Random, count: number, from = capitals) =>
  Array.from({ length: count }, () => random.pick(from)).join("");
const two = (value: number) => String(value).padStart(2, "0");

function* people(random: Random): Generator<[CanaryKind, string, string]> {
  const name = `${random.pick(first)} ${random.pick(last)}`;
  yield ["name", name, `patient ${name}`];
  const street = `${random.integer(1000, 9999)} ${random.pick(last)} Avenue, Apt ${random.integer(11, 99)}`;
  yield ["geo", street, `lives at ${street}`];
  const zip = `00${random.digits(3)}-${random.digits(4)}`;
  yield ["geo", zip, `ZIP ${zip}`];
  const [year, month, day] = [random.integer(1925, 1989), random.integer(1, 12), random.integer(1, 28)];
  const prose = `${random.pick(months)} ${day}, ${year}`;
  yield ["date", prose, `born ${prose}`];
  yield ["date", `${year}-${two(month)}-${two(day)}`, `birthDate=${year}-${two(month)}-${two(day)}`];
  yield ["date", `${two(month)}/${two(day)}/${year}`, `DOB ${two(month)}/${two(day)}/${year}`];
  const age = `${random.integer(91, 114)}-year-old`;
  yield ["age", age, `a ${age} patient`];
  const phone = `(${random.integer(212, 289)}) 555-01${random.digits(2)}`;
  yield ["phone", phone, `call ${phone}`];
  const fax = `${random.integer(302, 389)}-555-01${random.digits(2)}`;
  yield ["fax", fax, `fax ${fax}`];
  const email = `${random.pick(first)}.${random.pick(last)}${random.digits(2)}@example.test`.toLowerCase();
  yield ["email", email, `email ${email}`];
}

function* numbers(random: Random): Generator<[CanaryKind, string, string]> {
  // Areas 900 to 999 are never assigned, and groups under 50 are no taxpayer numbers either.
  const ssn = `${random.integer(900, 999)}-${two(random.integer(1, 49))}-${random.integer(1000, 9999)}`;
  yield ["ssn", ssn, `SSN ${ssn}`];
  const mrn = `98${random.digits(7)}`;
  yield ["mrn", mrn, `MRN ${mrn}`];
  const mbi = `1EG4-TE5-${letters(random, 2)}${random.digits(2)}`;
  yield ["healthPlan", mbi, `Medicare ID ${mbi}`];
  const card = random.pick(cards);
  yield ["account", card, `card ${card}`];
  const account = `99${random.digits(9)}`;
  yield ["account", account, `account ${account}`];
  const deaDigits = `00${random.digits(4)}`;
  const dea = `A${random.pick(capitals)}${deaDigits}${deaDigit(deaDigits)}`;
  yield ["license", dea, `DEA ${dea}`];
  // NPIs that begin with 2 are valid and not issued yet.
  const npiDigits = `2${random.digits(8)}`;
  const npi = npiDigits + luhnDigit(`80840${npiDigits}`);
  yield ["license", npi, `NPI ${npi}`];
  const vin = withVinDigit(
    `1ZZ${letters(random, 5, "BCDEFGHJKLM")}0${letters(random, 2, "ABCDEFGH")}${random.digits(6)}`,
  );
  yield ["vehicle", vin, `VIN ${vin}`];
  // 00 is the reporting body of test handsets.
  const imeiDigits = `00${random.digits(12)}`;
  const imei = imeiDigits + luhnDigit(imeiDigits);
  yield ["device", imei, `IMEI ${imei}`];
  const serial = `SNQ-${letters(random, 3)}-${random.digits(7)}`;
  yield ["device", serial, `pump serial ${serial}`];
}

function* machines(random: Random): Generator<[CanaryKind, string, string]> {
  const url = `https://portal.example.test/patients/QX-${random.digits(6)}?name=${random.pick(last)}`;
  yield ["url", url, `see ${url}`];
  const ip = `203.0.113.${random.integer(100, 254)}`;
  yield ["ip", ip, `from ${ip}`];
  const ipv6 = `2001:db8:${random.integer(1000, 9999)}:${random.integer(1000, 9999)}::${random.integer(1000, 9999)}`;
  yield ["ip", ipv6, `from ${ipv6}`];
  const fingerprint = `FPT:${letters(random, 4)}${random.digits(8)}`;
  yield ["biometric", fingerprint, `fingerprint ${fingerprint}`];
  const photo = `face_${letters(random, 3).toLowerCase()}${random.digits(6)}.jpg`;
  yield ["photo", photo, `photo ${photo}`];
  const subject = `TRIAL-${letters(random, 3)}-${random.digits(6)}`;
  yield ["otherId", subject, `subject ${subject}`];
  const clinical = `stage ${random.integer(2, 4)} quixomitis of the left vorple, on zorvastine ${random.integer(20, 90)} mg`;
  yield ["clinical", clinical, `diagnosis: ${clinical}`];
  const secret = letters(random, 40, alphabet);
  yield ["secret", secret, `Authorization: Bearer ${secret}`];
}

/** Valid and plainly fictional forms of every identifier, of clinical text and of a secret; all from one seed. */
export function recognisable(seed: Seed): Canary[] {
  const random = createRandom(`recognisable/${seed}`);
  return [...people(random), ...numbers(random), ...machines(random)].map(([kind, value, text]) => ({
    kind,
    value,
    text,
  }));
}

// Log lines and clinical sentences, written for these benchmarks: nobody in them exists.
import { readFileSync } from "node:fs";
import { createRandom } from "../records.js";

const wards = ["ward-a", "icu", "er", "clinic-1"];
const classes = ["OrderQueue", "BedBoard", "SessionStore", "ResultFeed", "PoolWatcher"];
const given = ["Linda", "Robert", "Susan", "Thomas", "Karen", "Daniel"];
const family = ["Quarkwright", "Fennimore", "Applegarth", "Thistledown", "Wetherby"];
const conditions = ["hypertension and mild asthma", "type 2 diabetes on metformin", "chronic kidney disease stage 3"];
const months = ["January", "March", "April", "August", "October"];

const two = (number) => String(number).padStart(2, "0");

function createParts(seed) {
  const random = createRandom(seed);
  const pick = (list) => list[random(list.length)];
  return {
    random,
    pick,
    time: () => `${two(random(24))}:${two(random(60))}:${two(random(60))}`,
    hex: (length) => Array.from({ length }, () => (random(65_536) >> 12).toString(16)).join(""),
  };
}

/** Lines as common servers write them: what stands in brackets and after `=` differs from line to line. */
const lineStyles = [
  ({ time, random }) =>
    `Mar ${10 + random(19)} ${time()} web-${random(9)} sshd[${random(30000)}]: session opened for user deploy by (uid=0)`,
  ({ time, random, pick, hex }) =>
    `2024-05-${10 + random(19)} ${time()},${100 + random(899)} INFO [worker-${random(16)}] c.e.orders.${pick(classes)} - task ${hex(8)} finished in ${random(900)} ms, ${random(40)} left`,
  ({ time, random, pick }) =>
    `2024-05-${10 + random(19)}T${time()}.${100 + random(899)}Z WARN ${pick(classes)} retry ${random(5)} of 5 after ${random(3000)} ms: upstream ${pick(wards)} answered 503`,
  ({ time, random, pick, hex }) =>
    `[${10 + random(19)}/May/2024:${time()} +0000] "GET /api/v2/${pick(wards)}/beds?page=${random(90)} HTTP/1.1" 200 ${random(90000)} ${hex(16)} 0.0${random(90)}`,
  ({ time, random }) =>
    `24/05/${10 + random(19)} ${time()} INFO storage.BlockStore: Block broadcast_${random(400)}_piece0 stored as bytes in memory (size ${random(90)}.${random(9)} KB, free ${random(900)}.2 MB)`,
  ({ random, pick, hex }) =>
    `{"level":30,"time":17150${random(90000) + 10000}00,"pid":${random(9000)},"msg":"request completed","reqId":"${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}","ward":"${pick(wards)}","ms":${random(500)}}`,
  ({ random, time }) =>
    `May ${10 + random(19)} ${time()} node-${random(9)} kernel: [${random(90000)}.${100000 + random(899999)}] eth0: link up, 1000 Mbps, full duplex, mtu ${1400 + random(100)}`,
  ({ random, hex, pick }) =>
    `I0512 ${random(9000)} controller.go:${random(900)}] reconciled deployment "${pick(wards)}-${hex(5)}" generation=${random(90)} replicas=${random(9)}/${random(9)} took=${random(90)}.${random(9)}ms`,
];

/** Clinical sentences of about 150 characters, and what stands in them that has to go. */
const sentenceStyles = [
  (p) => [
    `${p.age}-year-old with ${p.condition}, Ms. ${p.name} (MRN ${p.mrn}), was seen on ${p.date}; call ${p.phone} with the result.`,
    [p.name, p.mrn, p.date, p.phone],
  ],
  (p) => [
    `Follow-up note: Dr. ${p.name} will write to ${p.email} by ${p.date} about ${p.condition} and repeat the ECG in 6 weeks.`,
    [p.name, p.email, p.date],
  ],
  (p) => [
    `Patient: ${p.name}, DOB ${p.shortDate}, SSN ${p.ssn}, admitted with ${p.condition}; lisinopril 10 mg was continued.`,
    [p.name, p.shortDate, p.ssn],
  ],
];

function sentence(parts, index) {
  const { random, pick } = parts;
  return sentenceStyles[index % sentenceStyles.length]({
    age: 30 + random(50),
    condition: pick(conditions),
    name: `${pick(given)} ${pick(family)}`,
    mrn: String(10_000_000 + random(80_000_000)),
    date: `${pick(months)} ${1 + random(28)}, ${2015 + random(9)}`,
    shortDate: `${1 + random(12)}/${1 + random(28)}/${1940 + random(60)}`,
    phone: `555-${100 + random(899)}-${1000 + random(8999)}`,
    email: `patient${random(9000)}@clinic.example`,
    ssn: `${100 + random(799)}-${10 + random(89)}-${1000 + random(8999)}`,
  });
}

/** The lines of the file that `PHILOG_LINES` names, such as a corpus of the reader's, or lines made here. */
export function logLines(count = 4096) {
  const file = process.env.PHILOG_LINES;
  if (file !== undefined) {
    const lines = readFileSync(file, "utf8").split(/\r?\n/);
    return lines.filter((line) => line !== "").slice(0, 100_000);
  }
  const parts = createParts(7);
  return Array.from({ length: count }, (_, index) => lineStyles[index % lineStyles.length](parts));
}

/** @returns {{ text: string, planted: string[] }[]} sentences and the values that were put into them. */
export function clinicalSentences(count = 4096) {
  const parts = createParts(11);
  return Array.from({ length: count }, (_, index) => {
    const [text, planted] = sentence(parts, index);
    return { text, planted };
  });
}

/** Lines and sentences in turn, as one text of that many characters. */
export function ordinaryText(length) {
  const lines = logLines();
  const sentences = clinicalSentences();
  let text = "";
  for (let n = 0; text.length < length; n++)
    text += `${lines[n % lines.length]}\n${sentences[n % sentences.length].text}\n`;
  return text.slice(0, length);
}

/** Texts that look like the start of an identifier at every turn, by name. */
const hostileParts = {
  "one run of digits": "1",
  "digits apart": "1 ",
  "a@a@a@": "a@",
  dots: "1.1.",
  "nested brackets": "[[(",
  "near-miss dates": "12/34/",
  "near-miss dates in words": "May 45 ",
  "one date after another": "May 3 ",
  spaces: " ",
  "capitalised words": "Linda Aa ",
  "label words": "patient id mrn ",
  "a label, then digits": "mrn 1 ",
  colons: "ab:",
  escapes: "%31%ff",
  "zero-width characters": "1\u200b",
};

/** Each of them repeated to that many characters. */
export function hostileTexts(length) {
  const repeat = (part) => part.repeat(Math.ceil(length / part.length)).slice(0, length);
  return Object.entries(hostileParts).map(([name, part]) => ({ name, text: repeat(part) }));
}

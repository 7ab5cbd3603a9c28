import winston from "winston";
import type { Garden } from "../fuzz/garden.ts";
import { sentence } from "../fuzz/sentence.ts";

const { format } = winston;

/** Any format of an application: winston's own, and one that reads or writes what it likes. */
type Format = ReturnType<typeof format.json>;

const custom = (transform: (info: any) => any): Format => format(transform as any)() as Format;

/** What a format of the application reads from elsewhere. Where a later one prints it, it is free text. */
interface Source extends Garden {
  readonly isPrinted: boolean;
}

const textOf = ({ isPrinted, planter }: Source) => (isPrinted ? planter.text("format") : planter.value("format"));

/** What an application adds in a format. */
function adding(garden: Source): Format {
  const { random, planter, isPrinted } = garden;
  const value = textOf(garden);
  const other = isPrinted ? { user: value } : garden.value(2);
  const key = random.pick(isPrinted ? garden.keys : [...garden.keys, planter.value("key")]);
  const text = sentence(random, planter.text("format"));
  return random.pick<() => Format>([
    () => custom((info) => Object.assign(info, { [key]: value })),
    () => custom((info) => ({ ...info, [key]: other, user: { name: value } })),
    () => custom((info) => Object.assign(info, { [Symbol("own")]: value, [Symbol.for("splat")]: [value] })),
    () => custom((info) => Object.assign(info, { message: `${info.message} ${text}` })),
    () => custom((info) => Object.assign(info, { [key]: [value, { [key]: value }] })),
    () => custom((info) => Object.freeze({ ...info, [key]: value })),
    () => custom((info) => Object.assign(Object.create({ [key]: value }), info)),
  ])();
}

/** Formats that work against whoever reads what they give. */
function hostileFormat(garden: Source): Format {
  const { random, planter } = garden;
  const value = textOf(garden);
  const level = planter.text("format");
  return random.pick<() => Format>([
    () =>
      custom(() => {
        throw new Error(value);
      }),
    () => custom(() => false),
    () => custom((info) => Object.defineProperty(info, "user", { enumerable: true, get: () => value })),
    () =>
      custom((info) =>
        Object.defineProperty(info, "user", {
          enumerable: true,
          get() {
            throw new Error(value);
          },
        }),
      ),
    () => custom(() => ({ user: value })),
    () => custom(() => value as any),
    () => custom((info) => new Proxy(info, {})),
    () => custom((info) => Object.assign(info, { toJSON: () => ({ user: value }) })),
    () => custom((info) => Object.assign(info, { level })),
  ])();
}

const printed: ((info: any) => string)[] = [
  (info) => `${info.timestamp} ${info.level}: ${info.message}`,
  (info) => `${info.level} ${info.message} ${JSON.stringify(info)}`,
  (info) => `[${info.level}] ${info.message} ${info.stack ?? ""}`,
  ({ level, message, ...rest }) => `${level}: ${message} ${Object.values(rest).map(String).join(" ")}`,
];

/** Text formats of an application; what they print of their own is free text. */
function printing(garden: Garden): Format {
  const { random, planter } = garden;
  const print = random.pick(printed);
  if (random.percent(60)) return format.printf(print);
  const text = sentence(random, planter.text("format"));
  return format.printf((info) => `${print(info)} ${text}`);
}

const own: ((garden: Source) => Format)[] = [
  () => format.splat(),
  () => format.timestamp(),
  () => format.errors({ stack: true }),
  () => format.ms(),
  () => format.metadata(),
  () => format.colorize({ all: true }),
  () => format.padLevels(),
  (garden) => format.label({ label: textOf(garden) }),
  ({ planter }) => format.label({ label: planter.text("format"), message: true }),
  () => format.align(),
  () => format.uncolorize(),
  () => format.cli(),
];
const records: (() => Format)[] = [() => format.json(), () => format.logstash(), () => format.json({ space: 2 })];
const texts: ((garden: Garden) => Format)[] = [printing, () => format.simple(), () => format.prettyPrint()];

/** A random format, of several parts. */
export function randomFormat(garden: Garden): Format {
  const { random } = garden;
  const isPrinted = random.percent(50);
  const source: Source = { ...garden, isPrinted };
  const parts: Format[] = [];
  for (let count = random.integer(0, 4); count > 0; count--) {
    const choice = random.integer(0, 99);
    if (choice < 55) parts.push(random.pick(own)(source));
    else parts.push(choice < 90 ? adding(source) : hostileFormat(source));
  }
  if (random.percent(10)) parts.unshift(random.pick(records)());
  if (isPrinted) parts.push(random.pick(texts)(garden));
  else if (random.percent(70) || parts.length === 0) parts.push(random.pick(records)());
  return format.combine(...parts);
}

const levelSets: Record<string, number>[] = [
  winston.config.npm.levels,
  winston.config.syslog.levels,
  winston.config.cli.levels,
  { fatal: 0, error: 1, warn: 2, info: 3, trace: 4, audit: 5 },
];

/** Options of a logger, without its transports. */
export function randomOptions(garden: Garden): Record<string, unknown> {
  const { random, planter } = garden;
  const levels = random.pick(levelSets);
  const options: Record<string, unknown> = { levels, level: Object.keys(levels).at(random.pick([-1, -1, 3])) };
  if (random.percent(50)) options.format = randomFormat(garden);
  if (random.percent(35))
    options.defaultMeta = { service: "clinic-api", [random.pick(garden.keys)]: planter.value("base") };
  if (random.percent(5)) options.silent = true;
  if (random.percent(10)) options.exitOnError = false;
  return options;
}

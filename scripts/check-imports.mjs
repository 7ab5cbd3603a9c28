// Holds the import directions: rooms of core in one order, packages one way. Run by `npm run lint`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { rooms as inner } from "./rooms.mjs";

const rooms = [...inner, "index"];
/** What each package may import of the others. */
const packages = {
  core: [],
  testing: [],
  "aws-local": [],
  kms: ["core"],
  audit: ["core"],
  cloudwatch: ["core"],
  pino: ["core"],
  winston: ["core"],
  express: ["core"],
  fastify: ["core"],
  nestjs: ["core"],
  cli: [
    "core",
    "pino",
    "testing",
    "kms",
    "audit",
    "cloudwatch",
    "aws-local",
    "winston",
    "express",
    "fastify",
    "nestjs",
  ],
};
const page = "read docs/architecture.md, «Which way imports point»";
const specifier =
  /(?:^|[\s;}])(?:import|export)\b[^"';]*?from\s*"([^"]+)"|import\(\s*"([^"]+)"\s*\)|^import\s+"([^"]+)"/gm;
const isTest = (file) => /\.(?:test|test-data)\.ts$/.test(file);
const roomOf = (path) => path.split(sep)[0].replace(/(?:\.test(?:-data)?)?\.ts$/, "");

const sources = readdirSync("packages")
  .map((name) => join("packages", name, "src"))
  .filter((source) => existsSync(source))
  .flatMap((source) => readdirSync(source, { recursive: true }).map((file) => join(source, String(file))))
  .filter((file) => file.endsWith(".ts"));

const faults = [];
for (const file of sources) {
  const [, name] = file.split(sep);
  const source = join("packages", name, "src");
  const room = roomOf(relative(source, file));
  for (const match of readFileSync(file, "utf8").matchAll(specifier)) {
    const target = match[1] ?? match[2] ?? match[3];
    const say = (reason) => faults.push(`${file}: imports ${target}: ${reason}; ${page}`);
    const [, other] = /^@philog\/([a-z-]+)/.exec(target) ?? [];
    if (other !== undefined && !isTest(file) && !packages[name]?.includes(other)) {
      say(`${name} may import ${packages[name]?.join(", ") || "no other package"}`);
    }
    if (name === "core" && !isTest(file) && !target.startsWith(".") && !target.startsWith("node:")) {
      say("core has no dependency");
    }
    if (name !== "core" || !target.startsWith(".") || isTest(file)) continue;
    const to = relative(source, join(dirname(file), target));
    if (to.startsWith("..")) say("it lies outside the package's sources");
    else if (rooms.indexOf(roomOf(to)) > rooms.indexOf(room)) say(`room ${room} stands to the left of ${roomOf(to)}`);
  }
  if (name === "core" && !rooms.includes(room)) faults.push(`${file}: no room of core; ${page}`);
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);

import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { cloudKey, connectionString, prefixedToken, privateKey } from "./secret-forms.ts";

const of = (length: number, characters = "aB3"): string =>
  characters.repeat(Math.ceil(length / characters.length)).slice(0, length);

describe("a cloud key is found", () => {
  const marked = marking(cloudKey);

  it.each(["AKIA", "ASIA", "AGPA", "AIDA", "AROA"])("by its prefix %s and 16 capitals and digits", (prefix) => {
    expect(marked(`at ${prefix}${of(16, "Q7")} x`)).toBe(`at <${prefix}${of(16, "Q7")}> x`);
    for (const none of [`${prefix}${of(15, "Q7")}`, `${prefix}${of(17, "Q7")}`, `${prefix}${of(16, "Qa7")}`]) {
      expect(marked(none)).toBe(none);
    }
  });

  it("by the prefix of Google and 33 characters, of which some are dashes and underscores", () => {
    expect(marked(`at AIzaSy${of(33)} x`)).toBe(`at <AIzaSy${of(33)}> x`);
    expect(marked(`at AIzaSy-${of(32, "_-x")} x`)).toBe(`at <AIzaSy-${of(32, "_-x")}> x`);
    for (const none of [`AIzaSy${of(32)}`, `AIzaSy${of(34)}`, `AIzaSy${of(33)}-`]) expect(marked(none)).toBe(none);
  });
});

describe("a token is found by its issuer's prefix from its shortest to its longest", () => {
  const marked = marking(prefixedToken);

  it.each([
    ["ghp_", 20, 255, "aB3"],
    ["gho_", 20, 255, "aB3"],
    ["ghu_", 20, 255, "aB3"],
    ["ghs_", 20, 255, "aB3"],
    ["ghr_", 20, 255, "aB3"],
    ["github_pat_", 20, 255, "aB3_"],
    ["glpat-", 16, 64, "aB3_-x"],
    ["xoxa-", 10, 255, "aB3-"],
    ["xoxb-", 10, 255, "aB3-"],
    ["xoxe-", 10, 255, "aB3-"],
    ["xoxo-", 10, 255, "aB3-"],
    ["xoxp-", 10, 255, "aB3-"],
    ["xoxr-", 10, 255, "aB3-"],
    ["xoxs-", 10, 255, "aB3-"],
    ["sk_live_", 10, 255, "aB3"],
    ["pk_live_", 10, 255, "aB3"],
    ["rk_live_", 10, 255, "aB3"],
    ["sk_test_", 10, 255, "aB3"],
    ["pk_test_", 10, 255, "aB3"],
    ["rk_test_", 10, 255, "aB3"],
    ["whsec_", 16, 255, "aB3+/"],
    ["npm_", 30, 64, "aB3"],
    ["pypi-", 30, 255, "aB3_-"],
    ["dop_v1_", 32, 64, "a3f"],
    ["sk-", 20, 255, "aB3_-"],
    ["sk-proj-", 20, 255, "aB3_-"],
    ["sk-ant-", 20, 255, "aB3_-"],
    ["hvs.", 20, 255, "aB3_-"],
  ])("%s", (prefix, least, most, characters) => {
    for (const length of [least, least + 1, most]) {
      const token = `${prefix}${of(length - 1, characters)}z`.replace(/^(dop.*)z$/, "$1f");
      expect(marked(`at ${token}, x`)).toBe(`at <${token}>, x`);
    }
    const short = `${prefix.replace(/-\w+-$/, "-")}${of(least - 1, characters)}`;
    expect(marked(`at ${short}, x`)).toBe(`at ${short}, x`);
    // Of a longer one nothing ends where a token may end.
    const long = `${prefix}${of(most + 60, "aB3")}`;
    expect(marked(`at ${long}, x`)).toBe(`at ${long}, x`);
  });

  it("in two parts of 16 to 64 characters behind SG.", () => {
    for (const [first, second] of [
      [16, 16],
      [64, 64],
      [22, 43],
    ] as const) {
      const token = `SG.${of(first, "aB3_-")}.${of(second - 1, "aB3_-")}z`;
      expect(marked(`at ${token}, x`)).toBe(`at <${token}>, x`);
    }
    for (const none of [`SG.${of(15)}.${of(16)}`, `SG.${of(16)}.${of(15)}`, `SG.${of(65)}.${of(16)}`, `SG.${of(32)}`]) {
      expect(marked(none)).toBe(none);
    }
  });
});

describe("a private key is found", () => {
  const marked = marking(privateKey);
  const key = "MIIBVQIBADANBgkqhkiG9w0BAQ";

  it.each([
    `a <-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----> x`,
    `a <-----BEGIN EC PRIVATE KEY-----\n${key}\n-----END EC PRIVATE KEY-----> x`,
    `a <-----BEGIN RSA1 2 X PRIVATE KEY-----\n${key}\n-----END RSA1 2 X PRIVATE KEY-----> x`,
    `a <-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: Quark-1.0, x\n\n${key}\n=aB3d\n-----END PGP PRIVATE KEY BLOCK-----> x`,
    `a <-----BEGIN PRIVATE KEY-----${key}-----END PRIVATE KEY-----> x`,
    `a <-----BEGIN PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n${key}\n-----END PRIVATE KEY-----> x`,
  ])("with its end: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    `a <-----BEGIN PRIVATE KEY-----\n${key}\n>was cut by the logger`,
    `a <-----BEGIN PRIVATE KEY-----\n${key}\n${key.slice(0, 15)}>`,
    `a <-----BEGIN PRIVATE KEY-----\n${key}\n${key.slice(0, 16)}>, x`,
    `a <-----BEGIN PRIVATE KEY-----\n${key}\n>${key.slice(0, 15)}, x`,
    `a <-----BEGIN PRIVATE KEY-----\n${key}\n>-----END CERTIFICATE-----`,
    "a <-----BEGIN PRIVATE KEY----->, x",
    // Escaped more often than the scanner undoes.
    `a <-----BEGIN PRIVATE KEY-----${"\\".repeat(8)}n${key}${"\\".repeat(8)}r>, x`,
    `a <BEGIN PRIVATE KEY-----${key}>, x`,
    `a ----<BEGIN PRIVATE KEY-----${key}>, x`,
  ])("as far as it goes: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "BEGIN PUBLIC KEY-----",
    "BEGIN A B C D PRIVATE KEY-----",
    "BEGIN PRIVATE KEY----",
    "begin PRIVATE KEY-----",
  ])("and no other: %s", (text) => {
    expect(marked(`${text}\n${key}`)).toBe(`${text}\n${key}`);
  });
});

describe("user, password and host are found", () => {
  const marked = marking(connectionString);

  it.each([
    ...["postgres", "postgresql", "mysql", "mariadb", "mongodb", "mongodb+srv", "redis", "rediss", "amqp", "amqps"],
    ...["mssql", "sqlserver", "oracle", "ftp", "sftp", "smtp", "smtps", "ldap", "ldaps", "imap", "kafka", "nats"],
    ...["clickhouse", "postgresql+psycopg", "mysql+pymysql", "Redis", "MYSQL"],
  ])("behind %s", (scheme) => {
    expect(marked(`to ${scheme}://app:hunter2@db.example:5432/x`)).toBe(
      `to ${scheme}://<app:hunter2@db.example:5432>/x`,
    );
    expect(marked(`to ${scheme}://db.example:5432/x`)).toBe(`to ${scheme}://db.example:5432/x`);
  });

  it.each([
    "redis://<:hunter2@db.example>?x=1",
    "redis://<:x@db.example>#x",
    "redis://<app:hunter2@db.example>, x",
    "redis://<app:hunter2@db.example>;x",
    "'redis://<app:hunter2@db.example>'",
    '"redis://<app:hunter2@db.example>"',
    "redis://<app:hunter2@> and no host",
  ])("up to the end of the host: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "redis://app@db.example",
    "redis://app:@db.example",
    "redis://app:x/y@db.example",
    "redis:app:x@db.example",
  ])("and not without a password: %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});

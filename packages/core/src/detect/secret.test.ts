import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";
import { secret } from "./secret.ts";
import { cloudKey, connectionString, prefixedToken, privateKey } from "./secret-forms.ts";

const marked = marking(secret, cloudKey, prefixedToken, privateKey, connectionString);
const long = "abcdefghij0123456789";
const key = "MIIBVQIBADANBgkqhkiG9w0BAQ";
const head = "eyJhbGciOiJIUzI1NiJ9";
const claims = "eyJzdWIiOiIxIn0";

describe("a secret is found", () => {
  it.each([
    "password=<hunter2>",
    "the password is <hunter2> x",
    "user[password]=<hunter2>&x",
    '["api_key"]: "<abcdef12>"',
    '"api_key": "<abcdef12>"',
    "client_secret=<abcdef12>",
    "AccountKey=<abcdef12==>;",
    "aws_secret_access_key = <abcdefgh12345678>",
    "Authorization: Bearer <abcdef.GHIJKL-12>",
    "Bearer <abcdefGhijkl> x",
    `x <${head}.${claims}.c2lnbmF0dXJl>`,
    `x <${head}.${claims}> without a signature`,
    `x <${head}.${claims}.c2lnbmF0dXJl>.more`,
    `eyJab.<${head}.${claims}.c2ln>`,
    "password\u2003=\u2003<hunter2>",
    "bearer\u2003<abcdefGhijkl>",
    "x <AKIAIOSFODNN7EXAMPLE> x",
    "<AKIAIOSFODNN7EXAMPLE> x",
    `<AIzaSy${long.slice(0, 13)}${long}> x`,
    `<ghp_${long}> <github_pat_${long}> <xoxb-${long}> <sk_live_${long}> <glpat-${long}> x`,
    `a <-----BEGIN RSA PRIVATE KEY-----\n${key}\n-----END RSA PRIVATE KEY-----> x`,
    `<-----BEGIN PRIVATE KEY-----\\n${key}\\n${key.slice(0, 9)}>`,
    `<BEGIN PRIVATE KEY-----${key}>`,
    "postgres://<app:hunter2@db.example:5432>/x",
    "mongodb+srv://<app:hunter2@db.example>/x",
  ])("in: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each(['"password" => "hunter2"', "password=>hunter2", "[password] => hunter2", ":password=> 'hunter2'"])(
    "as Ruby and PHP print a pair, in: %s",
    (text) => {
      const end = text.indexOf("hunter2");
      expect(marked(text)).toBe(`${text.slice(0, end)}<hunter2>${text.slice(end + 7)}`);
    },
  );
});

describe("a secret is found after each word that announces one", () => {
  it.each([
    ...["password", "passwd", "passphrase", "pwd", "secret", "token", "authorization", "api_key", "api-key", "apikey"],
    ...["apiKey", "access_key", "access_key_id", "private_key", "secret_key", "account_key", "signing_key"],
    ...["encryption_key", "shared_access_key", "sharedAccessKey", "SharedAccessKey", "client_secret", "client-secret"],
    ...["clientSecret", "accessKeyId", "privateKey", "db_password", "userPassword", "PGPASSWORD_PASSWORD"],
  ])("%s", (word) => {
    for (const sign of ["=", ": ", " = ", '":"', "': '", '\\":\\"', ":"]) {
      expect(marked(`x ${word}${sign}qx12-zy x`)).toBe(`x ${word}${sign}<qx12-zy> x`);
    }
  });

  it.each([
    "password=<x>",
    "passwd=<abc> x",
    "token=<abcdef>",
    "the passphrase was <quark1> x",
    "the passcode is <4711>",
    "his password is <hunter2>, he says",
    "token: Token <abcdef12>",
    "authorization: Basic <cXVhcms6>",
    "authorization: Digest <abcdef12>",
    "Basic <cXVhcms=>",
    "bearer <abc.def~ghi_jkl+mno/pq-12>",
    "password=<hunter2>, then",
    "(password=<hunter2>)",
    "[password=<hunter2>]",
    "{password=<hunter2>}",
    "password=<hunter2>;user=x",
    "?password=<hunter2>&user=x",
    "'password=<hunter2>'",
  ])("with its bounds: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "token=abcde",
    "bearer abcdefghijklm",
    "bearer abcdef1",
    "the password is a must",
    "the password=",
    "token by token, secret. api/key: abcdef12",
  ])("and not without a value: %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});

describe("no secret is seen", () => {
  it.each([
    "basic authentication failed, token: x, bearer of news 12",
    "the password is required, password was wrong",
    "eyJ and secret sauce, PWD=/var/lib/app",
    "A1B2C3D4E5F6G7H8I9J0 AXIAIOSFODNN7EXAMPLE and AKIAIOSFODNN7EXAMPLEX XAKIAIOSFODNN7EXAMPLE AB12 AIza1 AIzaSy1",
    "ghp_short sk_other_1 github.com npm_config_x",
    "BEGIN transaction and BEGIN PUBLIC KEY-----",
    "postgres://db.example:5432/x redis://db.example mysql 8",
  ])("in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});

it("each secret is told as one, by its detector", () => {
  const detectors = [secret, cloudKey, prefixedToken, privateKey, connectionString];
  const { find } = createScanner({ detectors });
  const told = (text: string) => find(text).map(({ classification, detector }) => `${classification}: ${detector}`);
  expect(told("password=hunter2")).toEqual(["secret: secret"]);
  expect(told("AKIAIOSFODNN7EXAMPLE")).toEqual(["secret: cloud-key"]);
  expect(told(`ghp_${long}`)).toEqual(["secret: prefixed-token"]);
  expect(told(`-----BEGIN PRIVATE KEY-----${key}`)).toEqual(["secret: private-key"]);
  expect(told("redis://app:hunter2@db.example")).toEqual(["secret: connection-string"]);
});

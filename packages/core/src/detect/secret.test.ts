import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { secret } from "./secret.ts";
import { cloudKey, connectionString, prefixedToken, privateKey } from "./secret-forms.ts";

const marked = marking(secret, cloudKey, prefixedToken, privateKey, connectionString);
const long = "abcdefghij0123456789";
const key = "MIIBVQIBADANBgkqhkiG9w0BAQ";

describe("a secret is found", () => {
  it.each([
    "password=<hunter2>",
    "the password is <hunter2> x",
    '"api_key": "<abcdef12>"',
    "client_secret=<abcdef12>",
    "AccountKey=<abcdef12==>;",
    "aws_secret_access_key = <abcdefgh12345678>",
    "Authorization: Bearer <abcdef.GHIJKL-12>",
    "Bearer <abcdefGhijkl> x",
    "x <eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl>",
    "eyJab.<eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln>",
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
});

describe("no secret is seen", () => {
  it.each([
    "basic authentication failed, token: x, bearer of news 12",
    "the password is required, password was wrong",
    "eyJ and secret sauce, PWD=/var/lib/app",
    "AKIAIOSFODNN7EXAMPLEX XAKIAIOSFODNN7EXAMPLE AB12 AIza1 AIzaSy1",
    "ghp_short sk_other_1 github.com npm_config_x",
    "BEGIN transaction and BEGIN PUBLIC KEY-----",
    "postgres://db.example:5432/x redis://db.example mysql 8",
  ])("in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});

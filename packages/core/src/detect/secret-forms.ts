import { type Detector, matchEnd } from "./detector.ts";

const awsKey = /^A(?:KIA|SIA|GPA|IDA|ROA)[A-Z0-9]{16}$/;
// Every one goes on with `Sy`.
const googleKey = /AIzaSy[\w-]{33}(?![\w-])/y;

/** Access key ids of AWS and API keys of Google, by their prefixes and lengths. Source: the vendors' documentation. */
export const cloudKey: Detector = {
  name: "cloud-key",
  classification: "secret",
  mixed: [20],
  first: "A",
  words: ["aiza"],
  find(text, start, runEnd, report) {
    if (runEnd - start === 20 && awsKey.test(text.slice(start, runEnd))) report(start, runEnd);
    else {
      const end = matchEnd(googleKey, text, start);
      if (end > 0) report(start, end);
    }
    return undefined;
  },
};

const prefixed =
  /(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{16,64}|xox[abeoprs]-[A-Za-z0-9-]{10,255}|[spr]k_(?:live|test)_[A-Za-z0-9]{10,255}|whsec_[A-Za-z0-9+/=]{16,255}|npm_[A-Za-z0-9]{30,64}|pypi-[\w-]{30,255}|dop_v1_[0-9a-f]{32,64}|sk-(?:proj-|ant-)?[\w-]{20,255}|SG\.[\w-]{16,64}\.[\w-]{16,64}|hvs\.[\w-]{20,255})(?![A-Za-z0-9])/y;

/** Tokens that show their issuer by a prefix. Source: the issuers' documentation of their token formats. */
export const prefixedToken: Detector = {
  name: "prefixed-token",
  classification: "secret",
  words: "ghp gho ghu ghs ghr github glpat xoxa xoxb xoxe xoxo xoxp xoxr xoxs sk pk rk whsec npm pypi dop sg hvs".split(
    " ",
  ),
  find(text, start, _end, report) {
    const end = matchEnd(prefixed, text, start);
    if (end > 0) report(start, end);
    return undefined;
  },
};

const keyStart = /BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/y;
const keyBody =
  /(?:[A-Za-z0-9+/=\s\\:,.]|-(?!-)){0,16384}-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/y;
const keyRest = /(?:\s|\\[nr]|[A-Za-z0-9+/=]{16,}){0,1024}(?:[A-Za-z0-9+/=]{1,15}$)?/y;

/** Private keys in PEM, to their end line, or as far as they go where it is cut off. Source: RFC 7468. */
export const privateKey: Detector = {
  name: "private-key",
  classification: "secret",
  words: ["begin"],
  find(text, start, _end, report) {
    const from = matchEnd(keyStart, text, start);
    if (from < 0) return undefined;
    const whole = matchEnd(keyBody, text, from);
    const end = whole > 0 ? whole : matchEnd(keyRest, text, from);
    report(text.startsWith("-----", start - 5) ? start - 5 : start, end);
    return end;
  },
};

const userInformation = /(?:\+[a-z]{1,12})?:\/\/[^\s/@:"']{0,64}:[^\s/@"']{1,128}@[^\s/?#"',;]{0,255}/iy;

/** User, password and host in connection strings such as `postgres://user:password@host/database`. */
export const connectionString: Detector = {
  name: "connection-string",
  classification: "secret",
  words:
    "postgres postgresql mysql mariadb mongodb srv redis rediss amqp amqps mssql sqlserver oracle ftp sftp smtp smtps ldap ldaps imap kafka nats clickhouse".split(
      " ",
    ),
  find(text, _start, wordEnd, report) {
    const end = matchEnd(userInformation, text, wordEnd);
    if (end > 0) report(text.indexOf("//", wordEnd) + 2, end);
    return undefined;
  },
};

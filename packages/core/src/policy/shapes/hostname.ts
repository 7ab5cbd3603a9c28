import { hostname } from "node:os";
import { isShortHex } from "./request-id.ts";

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const dashedAddress = /(?:^|[-.])([0-9]{1,3})[-.]([0-9]{1,3})[-.][0-9]{1,3}[-.][0-9]{1,3}(?:[-.]|$)/;

/** Address ranges of private networks (RFC 1918), whose hosts are ours. */
function isPrivate(first: number, second: number): boolean {
  return first === 10 || (first === 192 && second === 168) || (first === 172 && second >= 16 && second <= 31);
}

// A container's name is 12 hexadecimal digits; in any other name five digits in a row can be a record number.
function holdsNumber(name: string): boolean {
  return /[0-9]{5}/.test(name) && !(name.length === 12 && isShortHex(name));
}

/**
 * A lower-case host name (RFC 1123), at most 253 characters. A name of one label needs a digit or a hyphen
 * (`maria` is a host name, too) or is `localhost`; UUIDs and addresses are refused, these in dashed form unless private.
 */
export function isHostname(value: string): boolean {
  if (value.length > 253 || value === "localhost") return value.length === 9;
  const labels = value.split(".");
  if (!labels.every((part) => label.test(part) && !holdsNumber(part))) return false;
  if (labels.length === 1 ? !/[a-z]/.test(value) || !/[0-9-]/.test(value) : !/[a-z]/.test(labels.at(-1)!)) return false;
  if (uuid.test(value)) return false;
  const address = dashedAddress.exec(value);
  return address === null || isPrivate(Number(address[1]), Number(address[2]));
}

/** As `isHostname`, and this machine's own name, whatever its form: loggers write it into every line. */
export function createHostnameCheck(own = hostname()): (value: string) => boolean {
  const plain = /^[\w.-]{1,253}$/.test(own);
  return (value) => (plain && value === own) || isHostname(value);
}

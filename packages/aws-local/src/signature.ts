import type { IncomingHttpHeaders } from "node:http";
import { ServiceError } from "./service-error.ts";

const authorization =
  /^AWS4-HMAC-SHA256 Credential=(\w{16,128})\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request, *SignedHeaders=([a-z0-9;-]+), *Signature=[0-9a-f]{64}$/;
const stamp = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
const longestSkew = 5 * 60_000;

const refuse = (code: string, message: string) => new ServiceError(code, message);

/**
 * The access key id of a request that is signed with Signature Version 4 for this service and Region.
 * The signature's form, scope and age are held; that it was made with the right secret is not.
 */
export function readSignature(headers: IncomingHttpHeaders, signingName: string, region: string): string {
  const { authorization: text, "x-amz-date": date } = headers;
  if (text === undefined) throw refuse("MissingAuthenticationTokenException", "Missing Authentication Token");
  const parts = authorization.exec(text);
  if (parts === null) throw refuse("IncompleteSignatureException", "The Authorization header is not well-formed.");
  const [, accessKeyId, day, scopeRegion, scopeService, signed] = parts;
  const time = typeof date === "string" ? date.replace(stamp, "$1-$2-$3T$4:$5:$6Z") : "";
  const signedAt = Date.parse(time);
  if (Number.isNaN(signedAt) || !time.startsWith(`${day!.slice(0, 4)}-${day!.slice(4, 6)}-${day!.slice(6)}`)) {
    throw refuse("IncompleteSignatureException", "The X-Amz-Date header is missing or of another day.");
  }
  for (const name of ["host", "x-amz-date"]) {
    if (signed!.split(";").includes(name)) continue;
    throw refuse("InvalidSignatureException", `'${name}' must be a signed header.`);
  }
  if (scopeRegion !== region) {
    throw refuse(
      "InvalidSignatureException",
      `Credential should be scoped to a valid region, not '${scopeRegion}'. Expected: '${region}'`,
    );
  }
  if (scopeService !== signingName) {
    throw refuse("InvalidSignatureException", `Credential should be scoped to correct service: '${signingName}'.`);
  }
  // The wall clock, not the server's: a test that moves the server's days ahead does not move its client's.
  const skew = Date.now() - signedAt;
  if (Math.abs(skew) > longestSkew) {
    throw refuse(
      "InvalidSignatureException",
      skew > 0 ? `Signature expired: ${date}` : `Signature not yet current: ${date}`,
    );
  }
  return accessKeyId!;
}

import { expect, test } from "vitest";
import { readError } from "./answer.ts";

const service = (name: string, status: number) =>
  Object.assign(new Error("text of Ada Example"), { name, $metadata: { httpStatusCode: status } });
const system = (code: string) => Object.assign(new Error(`connect ${code} 127.0.0.1`), { code });

test.each([
  [service("ThrottlingException", 400), "throttle", false],
  [service("Anything", 429), "throttle", false],
  [service("ResourceNotFoundException", 400), "missing", false],
  [service("InvalidParameterException", 400), "invalid", false],
  [service("Anything", 413), "invalid", false],
  [service("ServiceUnavailableException", 503), "fault", false],
  [service("InternalFailure", 500), "fault", false],
  [service("SyntaxError", 200), "fault", true],
  [service("AccessDeniedException", 400), "denied", false],
  [service("UnrecognizedClientException", 400), "denied", false],
  [service("ExpiredTokenException", 400), "denied", false],
  [service("InvalidSignatureException", 403), "denied", false],
  [system("ECONNREFUSED"), "fault", false],
  [system("ENOTFOUND"), "fault", false],
  [system("ECONNRESET"), "fault", true],
  [Object.assign(new Error("timed out"), { name: "TimeoutError" }), "fault", true],
  [Object.assign(new Error("aborted"), { name: "AbortError" }), "fault", true],
  [Object.assign(new Error("no"), { name: "CredentialsProviderError" }), "denied", false],
  [new Error("Region is missing"), "denied", false],
] as const)("%s is %s, uncertain: %s", (error, kind, isUncertain) => {
  expect(readError(error)).toMatchObject({ kind, isUncertain });
});

test("a reason is name and status, never the message, which quotes what it was given", () => {
  expect(readError(service("AccessDeniedException", 400)).reason).toBe("AccessDeniedException 400");
  expect(readError(system("ECONNREFUSED")).reason).toBe("ECONNREFUSED");
  expect(readError(service("Ada Example has the number 98441207", 400)).reason).toBe("Unknown 400");
});

test.each([undefined, null, "text", 7, {}])("%s is an error, too", (error) => {
  expect(readError(error)).toEqual({ kind: "denied", reason: "Unknown", isUncertain: false });
});

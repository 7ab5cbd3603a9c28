import { inspect } from "node:util";
import { RedactionError } from "@philog/core";
import { describe, expect, it } from "vitest";
import { kmsError, mayPass } from "./kms-error.ts";

const named = (name: string, more?: object) => Object.assign(new Error("for ada@example.test"), { name, ...more });

describe("an error of KMS", () => {
  it.each([
    ["AccessDeniedException", "PHILOG_KMS_DENIED", "let the role and the key's policy allow the call"],
    ["CredentialsProviderError", "PHILOG_KMS_DENIED", "no credentials: give the process a role"],
    ["ExpiredTokenException", "PHILOG_KMS_DENIED", "renew the credentials"],
    ["InvalidSignatureException", "PHILOG_KMS_DENIED", "set the clock, check Region and secret of the credentials"],
    ["UnrecognizedClientException", "PHILOG_KMS_DENIED", "check the credentials' access key"],
    ["DisabledException", "PHILOG_KMS_KEY", "enable the key"],
    ["KMSInvalidStateException", "PHILOG_KMS_KEY", "cancel the key's deletion, or wait until it is made"],
    ["NotFoundException", "PHILOG_KMS_KEY", "check the key's ARN, account and Region"],
    ["InvalidArnException", "PHILOG_KMS_KEY", "give the ARN of a symmetric key"],
    ["IncorrectKeyException", "PHILOG_WRAPPED_KEY", "it was wrapped under another KMS key"],
    ["InvalidCiphertextException", "PHILOG_WRAPPED_KEY", "it was changed, or its tenant, purpose or id is another"],
    ["ThrottlingException", "PHILOG_KMS_UNAVAILABLE", "where this stays, raise the quota"],
    ["KeyUnavailableException", "PHILOG_KMS_UNAVAILABLE", "where this stays, check the network's way to KMS"],
    ["AbortError", "PHILOG_KMS_UNAVAILABLE", "where this stays, check the network's way to KMS"],
    ["SomethingNew", "PHILOG_KMS_UNAVAILABLE", "where this stays, check the network's way to KMS"],
  ])("%s has the code %s, its name and what to do, and nothing of its message", (name, code, advice) => {
    const error = kmsError(named(name));
    expect(error.code).toBe(code);
    expect(error.message).toBe(new RedactionError(error.code, `${name}: ${advice}`).message);
    expect(error.cause).toBeUndefined();
  });

  it("of the network is named by its code", () => {
    expect(kmsError(named("Error", { code: "ECONNRESET" })).message).toContain("(ECONNRESET: ");
  });

  it("with a name that is none is not named", () => {
    const errors = [named("ada@example.test"), named("x", { code: 7 }), named("Error"), null, "ada", {}];
    for (const error of errors) {
      expect(kmsError(error).message).toBe(
        "PHILOG_KMS_UNAVAILABLE: KMS cannot be reached, or asks to wait (where this stays, check the network's way to KMS)",
      );
    }
  });

  it("whose name is that of an object's member is one that is not known", () => {
    expect(kmsError(named("constructor")).code).toBe("PHILOG_KMS_UNAVAILABLE");
  });

  it("that is coded stays as it is", () => {
    const error = new RedactionError("PHILOG_WRAPPED_KEY");
    expect(kmsError(error)).toBe(error);
  });
});

describe("whether an error may pass", () => {
  it.each([
    ["ECONNREFUSED", true],
    ["ThrottlingException", true],
    ["CredentialsProviderError", true],
    ["ExpiredTokenException", true],
    ["InvalidSignatureException", true],
    ["AccessDeniedException", false],
    ["UnrecognizedClientException", false],
    ["DisabledException", false],
    ["NotFoundException", false],
    ["InvalidCiphertextException", false],
  ])("%s: %s, since what somebody did on purpose does not", (name, expected) => {
    const error = kmsError(named(name));
    expect(mayPass(error)).toBe(expected);
    expect(inspect(error)).not.toContain("passing");
  });

  it("an error of our own does not", () => {
    expect(mayPass(new RedactionError("PHILOG_WRAPPED_KEY"))).toBe(false);
  });
});

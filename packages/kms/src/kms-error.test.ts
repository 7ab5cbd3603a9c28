import { RedactionError } from "@philog/core";
import { describe, expect, it } from "vitest";
import { kmsError } from "./kms-error.ts";

const named = (name: string, more?: object) => Object.assign(new Error("for ada@example.test"), { name, ...more });

describe("an error of KMS", () => {
  it.each([
    ["AccessDeniedException", "PHILOG_KMS_DENIED"],
    ["CredentialsProviderError", "PHILOG_KMS_DENIED"],
    ["DisabledException", "PHILOG_KMS_KEY"],
    ["KMSInvalidStateException", "PHILOG_KMS_KEY"],
    ["IncorrectKeyException", "PHILOG_WRAPPED_KEY"],
    ["ThrottlingException", "PHILOG_KMS_UNAVAILABLE"],
    ["KeyUnavailableException", "PHILOG_KMS_UNAVAILABLE"],
    ["AbortError", "PHILOG_KMS_UNAVAILABLE"],
    ["SomethingNew", "PHILOG_KMS_UNAVAILABLE"],
  ])("%s has the code %s, and its name alone", (name, code) => {
    const error = kmsError(named(name));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(new RegExp(`\\(${name}\\)$`));
    expect(error.cause).toBeUndefined();
  });

  it("of the network is named by its code", () => {
    expect(kmsError(named("Error", { code: "ECONNRESET" })).message).toMatch(/\(ECONNRESET\)$/);
  });

  it("with a name that is none is not named", () => {
    for (const error of [named("ada@example.test"), named("x", { code: 7 }), null, "ada", {}]) {
      expect(kmsError(error).message).toBe("PHILOG_KMS_UNAVAILABLE: KMS cannot be reached, or asks to wait");
    }
  });

  it("that is coded stays as it is", () => {
    const error = new RedactionError("PHILOG_WRAPPED_KEY");
    expect(kmsError(error)).toBe(error);
  });
});

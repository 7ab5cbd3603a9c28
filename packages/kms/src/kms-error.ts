import { type ErrorCode, RedactionError } from "@philog/core";

const denied = new Set([
  "AccessDeniedException",
  "CredentialsProviderError",
  "ExpiredToken",
  "ExpiredTokenException",
  "IncompleteSignatureException",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "MissingAuthenticationTokenException",
  "NotAuthorizedException",
  "OptInRequired",
  "SignatureDoesNotMatch",
  "TokenProviderError",
  "UnrecognizedClientException",
]);
const key = new Set([
  "DisabledException",
  "InvalidArnException",
  "InvalidKeyUsageException",
  "KMSInvalidStateException",
  "NotFoundException",
  "UnsupportedOperationException",
  "ValidationException",
]);
const wrapped = new Set(["IncorrectKeyException", "InvalidCiphertextException"]);

const nameForm = /^[A-Za-z]\w{1,60}$/;

function codeOf(name: string): ErrorCode {
  if (denied.has(name)) return "PHILOG_KMS_DENIED";
  if (key.has(name)) return "PHILOG_KMS_KEY";
  // What is not known may pass: a network's fault, a throttle, a fault of the service.
  return wrapped.has(name) ? "PHILOG_WRAPPED_KEY" : "PHILOG_KMS_UNAVAILABLE";
}

/** An error of KMS, of the SDK or of the network as one of ours: its name, never its message. */
export function kmsError(error: unknown): RedactionError {
  if (error instanceof RedactionError) return error;
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  const [said] = [code, name].filter((one): one is string => typeof one === "string" && nameForm.test(one));
  return new RedactionError(codeOf(String(name)), said);
}

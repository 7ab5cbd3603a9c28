import { type ErrorCode, RedactionError } from "@philog/core";

/** What to do about an error of KMS, and whether it may pass although KMS refuses. */
interface Cause {
  code: ErrorCode;
  advice: string;
  passes?: true;
}

const denied = (advice: string): Cause => ({ code: "PHILOG_KMS_DENIED", advice });
/** Nobody has taken a right away: the next credentials, or the next look at the clock, may do. */
const lapsed = (advice: string): Cause => ({ ...denied(advice), passes: true });
const key = (advice: string): Cause => ({ code: "PHILOG_KMS_KEY", advice });
const wrapped = (advice: string): Cause => ({ code: "PHILOG_WRAPPED_KEY", advice });
const away = (advice: string): Cause => ({ code: "PHILOG_KMS_UNAVAILABLE", advice });

const permission = denied("let the role and the key's policy allow the call");
const unknownCaller = denied("check the credentials' access key");
const noCredentials = lapsed("no credentials: give the process a role");
const expired = lapsed("renew the credentials");
const signature = lapsed("set the clock, check Region and secret of the credentials");
const unfit = key("give the ARN of a symmetric key");
const quota = away("where this stays, raise the quota");

const causes: Readonly<Record<string, Cause>> = {
  AccessDeniedException: permission,
  NotAuthorizedException: permission,
  OptInRequired: permission,
  InvalidClientTokenId: unknownCaller,
  UnrecognizedClientException: unknownCaller,
  CredentialsProviderError: noCredentials,
  MissingAuthenticationTokenException: noCredentials,
  TokenProviderError: noCredentials,
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  IncompleteSignatureException: signature,
  InvalidSignatureException: signature,
  RequestExpired: signature,
  RequestTimeTooSkewed: signature,
  SignatureDoesNotMatch: signature,
  DisabledException: key("enable the key"),
  KMSInvalidStateException: key("cancel the key's deletion, or wait until it is made"),
  NotFoundException: key("check the key's ARN, account and Region"),
  InvalidArnException: unfit,
  InvalidKeyUsageException: unfit,
  UnsupportedOperationException: unfit,
  ValidationException: unfit,
  IncorrectKeyException: wrapped("it was wrapped under another KMS key"),
  InvalidCiphertextException: wrapped("it was changed, or its tenant, purpose or id is another"),
  LimitExceededException: quota,
  ThrottlingException: quota,
};

/** What is not known may pass: a network's fault, a fault of the service. */
const unknown = away("where this stays, check the network's way to KMS");

/** `Error` names nothing. */
const nameForm = /^(?!Error$)[A-Za-z]\w{1,60}$/;
const passing = Symbol("philog.kms.passing");

/** An error of KMS, of the SDK or of the network as one of ours: its name and what to do, never its message. */
export function kmsError(error: unknown): RedactionError {
  if (error instanceof RedactionError) return error;
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  const [said] = [code, name].filter((one): one is string => typeof one === "string" && nameForm.test(one));
  const cause = Object.hasOwn(causes, String(name)) ? causes[String(name)]! : unknown;
  const coded = new RedactionError(cause.code, said === undefined ? cause.advice : `${said}: ${cause.advice}`);
  const passes = cause.passes ?? cause.code === "PHILOG_KMS_UNAVAILABLE";
  return Object.defineProperty(coded, passing, { value: passes });
}

/** Whether an error says that KMS is away for a while, and not that somebody has closed a key or taken a right away. */
export function mayPass(error: RedactionError): boolean {
  return (error as { [passing]?: boolean })[passing] === true;
}

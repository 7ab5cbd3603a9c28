import { systemCode } from "../../prompt/failure.ts";
import { awsFailure } from "../aws-error.ts";

/** What a call has shown, or that it was denied. */
export type Fact<T> =
  | { readonly kind: "known"; readonly value: T }
  | { readonly kind: "denied"; readonly error: string };

/** Errors that say that the caller may not ask, as the services name them. */
const denials: ReadonlySet<unknown> = new Set(["AccessDeniedException", "AccessDenied", "UnauthorizedOperation"]);

/** The name of an error of the service, the SDK or the network. Never its message, which quotes parameters. */
export function errorName(error: unknown): string {
  const name = error instanceof Error && error.name !== "Error" ? error.name : systemCode(error);
  return name !== undefined && /^\w{1,64}$/.test(name) ? name : "no name";
}

/** Makes a call. Throws `Failure` for all but a denial and what `absent` names: nothing there. */
export async function ask<T>(
  operation: string,
  call: () => Promise<T>,
  absent?: { names: readonly string[]; value: T },
): Promise<Fact<T>> {
  try {
    return { kind: "known", value: await call() };
  } catch (error) {
    const name = errorName(error);
    if (denials.has(name)) return { kind: "denied", error: name };
    if (absent?.names.includes(name)) return { kind: "known", value: absent.value };
    throw awsFailure("PHILOG_AWS_CALL", `${operation}: ${name}`);
  }
}

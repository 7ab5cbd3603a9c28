import type { Input } from "../service.ts";
import { ServiceError } from "../service-error.ts";

/** A token of the next page, which says where it starts. */
export const tokenOf = (start: string) => Buffer.from(start).toString("base64url");

export function readToken(input: Input, pattern: RegExp): RegExpExecArray | undefined {
  const { nextToken } = input;
  if (nextToken === undefined || nextToken === null) return undefined;
  const found = pattern.exec(Buffer.from(String(nextToken), "base64url").toString());
  if (found === null) throw new ServiceError("InvalidParameterException", "The specified nextToken is invalid.");
  return found;
}

/** One page of a list, and the token of the next one. */
export function pageOf<T>(input: Input, items: readonly T[], limit: number): { page: T[]; nextToken?: string } {
  const start = Number(readToken(input, /^(\d{1,9})$/)?.[1] ?? 0);
  const end = start + limit;
  const page = items.slice(start, end);
  return end < items.length ? { page, nextToken: tokenOf(String(end)) } : { page };
}

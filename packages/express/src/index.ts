export type { Exchange, Log, LogCall, RequestContext } from "@philog/core/http";
export { type PhilogHandler, type PhilogOptions, philog } from "./philog.ts";
export { philogErrors } from "./philog-errors.ts";

export { type Exchange, type Log, type LogCall, type RequestContext, requestContext } from "@philog/core/http";
export { type PhilogHandler, type PhilogOptions, philog } from "./philog.ts";
export { philogErrors } from "./philog-errors.ts";

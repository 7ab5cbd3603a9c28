export { type Exchange, type Log, type LogCall, type RequestContext, requestContext } from "@philog/core/http";
export type { PhilogOptions, RegisterOptions } from "./open-fastify.ts";
export { philog as default, philog } from "./philog.ts";
export { type PhilogLogger, philogLogger } from "./philog-logger.ts";

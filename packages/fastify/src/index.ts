export { type RequestContext, requestContext } from "@philog/core/context";
export type { Exchange, Log, LogCall } from "@philog/core/http";
export type { PhilogOptions, RegisterOptions } from "./open-fastify.ts";
export { philog as default, philog } from "./philog.ts";
export { type PhilogLogger, philogLogger } from "./philog-logger.ts";

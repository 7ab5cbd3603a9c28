export { type RequestContext, requestContext } from "@philog/core/context";
export type { Exchange, Log } from "@philog/core/http";
export type { PhilogOptions } from "./open.ts";
export { Phi } from "./phi.ts";
export { PhilogExceptionFilter } from "./philog-exception-filter.ts";
export { PhilogInterceptor } from "./philog-interceptor.ts";
export { PhilogLogger } from "./philog-logger.ts";
export { type PhilogAsyncOptions, PhilogModule } from "./philog-module.ts";

export { type RequestContext, requestContext } from "./context.ts";
export { type Exchange, type Exchanges, exchangeOf } from "./exchange.ts";
export type { Level } from "./levels.ts";
export type { Log, LogCall } from "./log.ts";
export { type HttpOptions, httpOptionNames, openHttp, type TenantOf } from "./open-http.ts";
export type { Describe } from "./record.ts";
export type { LogFunction, LoggerLike } from "./sink.ts";

export { type Exchange, type Exchanges, exchangeOf } from "./exchange.ts";
export { installFinalHandler } from "./final-handler.ts";
export { followRequests, type RequestContext } from "./follow.ts";
export type { Level } from "./levels.ts";
export type { Log, LogCall, ReadTold, Told } from "./log.ts";
export { type HttpOptions, httpOptionNames, openHttp, type TenantOf } from "./open-http.ts";
export type { Describe, SentHeaders } from "./record.ts";
export type { LogFunction, LoggerLike } from "./sink.ts";
export { isGuarded } from "./target.ts";

export { type CreateLoggerOptions, createLogger } from "./create-logger.ts";
export { format } from "./format.ts";
export { type PhilogOptions, philog } from "./philog.ts";

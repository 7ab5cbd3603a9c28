export { type PhilogOptions, philog } from "./philog.ts";
export { type PinoOptions, pino } from "./pino.ts";

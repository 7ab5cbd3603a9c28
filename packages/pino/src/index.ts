export { type PhilogOptions, philog } from "./philog.ts";
export { type PinoFactory, type PinoOptions, pino } from "./pino.ts";

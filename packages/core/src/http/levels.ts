/** The levels of a log line and their numbers, as pino has them. */
export const levels = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 } as const;

export type Level = keyof typeof levels;

export const levelNames = Object.keys(levels) as Level[];

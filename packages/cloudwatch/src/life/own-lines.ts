import { version } from "@philog/core";

/** Lines that the transport writes itself, in the form of pino's. */
export interface OwnLines {
  started(durability: "spool" | "memory", durable: string, group: string): string;
  lost(lines: number): string;
}

export function ownLines(now: () => number): OwnLines {
  const line = (level: number, members: object) => JSON.stringify({ level, time: now(), ...members });
  return {
    started: (durability, durable, group) =>
      line(30, { philog: "cloudwatch", version, group, durability, durable, msg: "log transport started" }),
    lost: (lines) => line(50, { philog: "lost", lines, msg: "log lines were lost before this one" }),
  };
}

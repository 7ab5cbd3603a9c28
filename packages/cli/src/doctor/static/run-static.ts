import type { Finding } from "../finding.ts";
import type { ProjectCheck } from "./check.ts";
import { checkExpress, checkFastify, checkNest } from "./http-checks.ts";
import { checkChildren, checkDefaultWinston, checkPino, checkWinston } from "./logger-checks.ts";
import { checkMessages } from "./message-checks.ts";
import { checkExpressWinston, checkMorgan, checkPinoHttp } from "./peer-checks.ts";
import { checkAgents, checkConsole, checkDebug, checkRegister, checkStreams } from "./process-checks.ts";
import { readProject } from "./project.ts";

const checks: readonly ProjectCheck[] = [
  checkRegister,
  checkConsole,
  checkStreams,
  checkDebug,
  checkAgents,
  checkPino,
  checkWinston,
  checkDefaultWinston,
  checkChildren,
  checkMorgan,
  checkExpressWinston,
  checkPinoHttp,
  checkExpress,
  checkFastify,
  checkNest,
  checkMessages,
];

/** Reads an application's files and says where values can pass the policy by. Throws a Failure where the folder is none. */
export function runStatic(folder: string): Finding[] {
  const project = readProject(folder);
  const broken = project.broken.map(
    (file): Finding => ({ id: "unread", state: "unknown", what: "a source cannot be read as a program", file }),
  );
  return [...checks.flatMap((check) => check(project)), ...broken];
}

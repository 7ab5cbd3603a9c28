import type { Finding } from "../finding.ts";
import { callsFrom, callsOf, originOf } from "./calls.ts";
import { at, orOk, type ProjectCheck, startsWith } from "./check.ts";
import { isConsoleCall, isStreamWrite } from "./receivers.ts";

const door = "@philog/core/register";
const preload = `start with node --import ${door}`;

const isImported = (project: Parameters<ProjectCheck>[0]): boolean =>
  project.sources.some(({ program }) =>
    program.body.some((statement) => statement.type === "ImportDeclaration" && statement.source.value === door),
  );

const isGuarded = (project: Parameters<ProjectCheck>[0]): boolean =>
  startsWith(project, /@philog\/core\/register/).length > 0 || isImported(project);

/** Whether crashes, warnings and the console go through the policy. */
export const checkRegister: ProjectCheck = (project) => {
  if (isGuarded(project)) return [{ id: "preload", state: "ok", what: `${door} is loaded at the start` }];
  const what = "nothing guards crashes, warnings and the console: Node prints errors with all that they hold";
  return [{ id: "preload", state: "gap", what, mend: preload }];
};

/** Calls of the console. */
export const checkConsole: ProjectCheck = (project) => {
  if (isGuarded(project)) return [{ id: "console", state: "ok", what: "the console goes through the policy" }];
  const found = project.sources.flatMap((source) =>
    callsOf(source)
      .filter((call) => isConsoleCall(call))
      .map((call) =>
        at(source, call, {
          id: "console",
          state: "gap",
          what: "the console is called, and nothing redacts it",
          mend: `${preload}, or use the logger`,
        }),
      ),
  );
  return orOk(found, "console", "no source calls the console");
};

/** Writes to stdout and stderr past every logger. */
export const checkStreams: ProjectCheck = (project) => {
  const guarded = isGuarded(project) && startsWith(project, /\bPHILOG_STREAMS\b/).length > 0;
  if (guarded) return [{ id: "streams", state: "ok", what: "the process's streams go through the policy" }];
  const found = project.sources.flatMap((source) =>
    callsOf(source)
      .filter((call) => isStreamWrite(call))
      .map((call) =>
        at(source, call, {
          id: "streams",
          state: "gap",
          what: "the process's stdout or stderr is written to past the logger",
          mend: `use the logger, or ${preload} and PHILOG_STREAMS=1`,
        }),
      ),
  );
  return orOk(found, "streams", "no source writes to the process's streams");
};

const debugSet = /(?:^|[\s"';&|:-])(?:export\s+|ENV\s+)?(?:DEBUG|NODE_DEBUG)\s*[=:]\s*["']?[^\s"'&;]/;

/** DEBUG and NODE_DEBUG, which print requests and queries to stderr. */
export const checkDebug: ProjectCheck = (project) => {
  const found = startsWith(project, debugSet).map(
    (place): Finding => ({
      id: "debug-variables",
      state: "gap",
      what: "DEBUG or NODE_DEBUG is set: libraries print what they handle to stderr",
      mend: "leave both unset where real data is",
      ...place,
    }),
  );
  return orOk(found, "debug-variables", project.starts.length === 0 ? undefined : "no start sets DEBUG or NODE_DEBUG");
};

/** Agents that read before the logger does. */
export const checkAgents: ProjectCheck = (project) => {
  const found: Finding[] = [];
  for (const source of project.sources) {
    for (const call of callsOf(source)) {
      const origin = originOf(call.callee, source.bindings);
      if (origin === undefined || !/^@sentry\//.test(origin.from)) continue;
      if (origin.name === "pinoIntegration")
        found.push(
          at(source, call, {
            id: "sentry-pino",
            state: "unknown",
            what: "Sentry's pino integration sends log lines: redacted ones where the logger is behind a policy",
            mend: "put every pino logger behind @philog/pino, and treat Sentry as a destination without an agreement",
          }),
        );
      if (origin.name === "init")
        found.push(
          at(source, call, {
            id: "sentry",
            state: "unknown",
            what: "Sentry is given errors and requests as they are",
            mend: "redact them in beforeSend and beforeBreadcrumb, and leave sendDefaultPii off",
          }),
        );
    }
  }
  const imports = (name: RegExp) =>
    project.sources.some((source) =>
      source.program.body.some(
        (statement) => statement.type === "ImportDeclaration" && name.test(statement.source.value),
      ),
    );
  const started = (name: RegExp) => startsWith(project, name).length > 0;
  if (
    imports(/^dd-trace/) ||
    started(/dd-trace/) ||
    project.sources.some((one) => callsFrom(one, "dd-trace", ["init", "*"]).length > 0)
  )
    found.push({
      id: "datadog",
      state: "unknown",
      what: "dd-trace reads URLs, headers, queries and errors by itself; its log lines are redacted ones",
      mend: "set DD_TRACE_OBFUSCATION_QUERY_STRING_REGEXP and DD_TRACE_HEADER_TAGS, and obfuscate SQL at the agent",
    });
  if (imports(/^@opentelemetry\/(?:auto-instrumentations-node|sdk-node)/) || started(/@opentelemetry\//))
    found.push({
      id: "opentelemetry",
      state: "unknown",
      what: "OpenTelemetry's instrumentation can put headers, SQL and URLs into spans",
      mend: "switch the capture of headers, bodies and parameters off",
    });
  return found;
};

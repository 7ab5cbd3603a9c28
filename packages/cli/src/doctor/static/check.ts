import type { Finding } from "../finding.ts";
import { type Call, lineOf } from "./calls.ts";
import type { Project, Source } from "./project.ts";

/** Looks at a project in one respect. */
export type ProjectCheck = (project: Project) => Finding[];

/** A finding at a call of a source. */
export function at(source: Source, call: Call, finding: Omit<Finding, "file" | "line">): Finding {
  return { ...finding, file: source.file, line: lineOf(call) };
}

/** What was found, or that all is well, where there was anything to look at. */
export function orOk(found: Finding[], id: string, what: string | undefined): Finding[] {
  return found.length > 0 || what === undefined ? found : [{ id, state: "ok", what }];
}

/** The lines of start files that hold a pattern. */
export function startsWith(project: Project, pattern: RegExp): { file: string; line: number }[] {
  return project.starts.flatMap(({ file, lines }) =>
    lines.flatMap((text, index) => (pattern.test(text) ? [{ file, line: index + 1 }] : [])),
  );
}

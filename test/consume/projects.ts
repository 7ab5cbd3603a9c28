import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { putFixture } from "./run.ts";

/** What a compiler is given: its options, the extensions under which the fixtures are compiled, and the fixtures. */
export type Project = [options: object, extensions: string[], fixtures: string[]];

const settings = { types: ["node", "jest"], noEmit: true, strict: true, target: "es2022", esModuleInterop: true };

/** Writes the files and settings of projects into a folder; gives the names of the settings. */
export function putProjects(folder: string, projects: readonly Project[]): string[] {
  return projects.map(([options, extensions, fixtures], index) => {
    const files = fixtures.flatMap((name) => extensions.map((extension) => [name, name.replace(/ts$/, extension)]));
    // The command's door is open to ES modules alone.
    if (extensions.includes("mts")) files.push(["esm-doors.ts", "esm-doors.mts"]);
    // No .ts beside the fixtures: the repository itself has no types of Jest.
    files.push(["jest-globals.txt", `jest-globals.${extensions[0]}`]);
    for (const [name, file] of files) putFixture(folder, name!, file);
    const content = { compilerOptions: { ...settings, ...options }, files: files.map(([, file]) => file) };
    writeFileSync(join(folder, `tsconfig.${index}.json`), JSON.stringify(content));
    return `tsconfig.${index}.json`;
  });
}

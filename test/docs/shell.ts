import { existsSync, readFileSync } from "node:fs";
import { packageNames, root } from "./pages.ts";

const read = (path: string) => JSON.parse(readFileSync(`${root}/${path}`, "utf8"));
const { scripts, devDependencies } = read("package.json");
const packages = new Set([...Object.keys(devDependencies), ...packageNames.map((name) => `@philog/${name}`)]);

const isPackage = (word: string) => word.startsWith("--") || packages.has(word);
/** Whether there is a script, of the workspace behind `-w` or else of the root. */
const hasScript = (name: string, [option, workspace]: string[] = []) =>
  Object.hasOwn(option === "-w" ? read(`${workspace}/package.json`).scripts : scripts, name);

/** What is wrong with a line that is looked at and not run; undefined where nothing is. */
function faultOf(line: string): string | undefined {
  const [command, verb = "", ...rest] = line
    .replace(/\s+#.*$/, "")
    .trim()
    .replace(/^(?:[A-Z_]+=\S* )+/, "")
    .split(/\s+/);
  if (command === "npm" && verb === "ci") return undefined;
  if (command === "npm" && verb === "install") return rest.every(isPackage) ? undefined : "installs what is not here";
  if (command === "npm" && verb === "test") return hasScript("test") ? undefined : "there is no such script";
  if (command === "npm" && verb === "run")
    return hasScript(rest[0]!, rest.slice(1)) ? undefined : `there is no script ${rest[0]}`;
  if (command === "cd") return undefined;
  if (command === "node" || command === "bash")
    return existsSync(`${root}/${verb}`) ? undefined : `there is no ${verb}`;
  if (command === "openssl") return undefined;
  return `${command} is no command that the samples' test knows`;
}

/** The faults of a shell sample that installs, builds or starts something: it is read, not run. */
export function shellFaults(code: string): string[] {
  const lines = code.split(/\n|&&/).filter((line) => line.trim() !== "" && !/^\s*#/.test(line));
  return lines.flatMap((line) => faultOf(line) ?? []);
}

// Run by a package's build, where it has many files: writes each of its doors, and what they share, as one file each. A
// process that starts reads and links ten files instead of three hundred. tsc writes the declarations.
import { readFileSync, rmSync } from "node:fs";
import { rolldown } from "rolldown";

const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
const doors = Object.values(exports).flatMap((door) => door.import?.default ?? []);
/** `process/register` of `./dist/esm/process/register.js`. */
const names = doors.map((file) => file.replace("./dist/esm/", "").replace(/\.js$/, ""));
const input = Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]));

const formats = [
  ["dist/esm", { format: "esm" }],
  ["dist/cjs", { format: "cjs", exports: "named", esModule: true, strict: true }],
];
for (const [dir, options] of formats) {
  rmSync(`${dir}/chunks`, { recursive: true, force: true });
  const bundle = await rolldown({ input, platform: "node", external: /^node:/, treeshake: false });
  await bundle.write({ dir, chunkFileNames: "chunks/[name].js", ...options });
  await bundle.close();
}

import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { constants, Script } from "node:vm";
import { build } from "vite";

const wrap = (code) => `(function (exports, require, module, __filename, __dirname) {${code}\n})`;

const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;

/** Compiles test files and all that they import, once; each call of the result evaluates them anew. */
export async function compileModules(testFiles, replacements) {
  const { output } = await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: true,
      write: false,
      minify: false,
      target: "node20",
      rolldownOptions: {
        input: testFiles,
        treeshake: false,
        output: { format: "cjs", preserveModules: true, preserveModulesRoot: process.cwd() },
      },
    },
  });
  const chunks = new Map(
    output.map(({ fileName, code, facadeModuleId }) => {
      const file = facadeModuleId?.startsWith("/") ? facadeModuleId : resolve(fileName);
      return [
        fileName,
        { file, run: new Script(wrap(code), { filename: file, importModuleDynamically }).runInThisContext() },
      ];
    }),
  );
  const names = new Map(output.map(({ fileName, facadeModuleId }) => [facadeModuleId, fileName]));

  return function instantiate() {
    const loaded = new Map();
    function load(name) {
      const known = loaded.get(name);
      if (known) return known.exports;
      const { file, run } = chunks.get(name);
      const outside = createRequire(file);
      const module = { exports: {} };
      loaded.set(name, module);
      const require = (wanted) => {
        if (replacements.has(wanted)) return replacements.get(wanted);
        return wanted.startsWith(".") ? load(resolve("/", dirname(name), wanted).slice(1)) : outside(wanted);
      };
      run(module.exports, require, module, file, dirname(file));
      return module.exports;
    }
    return { load: (file) => load(names.get(file)), forget: () => loaded.clear() };
  };
}

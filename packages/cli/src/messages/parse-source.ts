import { type ParserPlugin, parse } from "@babel/parser";
import type { Program } from "@babel/types";

const everywhere: ParserPlugin[] = ["decorators", "decoratorAutoAccessors", "explicitResourceManagement"];

/** TypeScript's `<T>x` and JSX exclude each other, but for .tsx; JavaScript may carry Flow's types. */
function pluginsFor(file: string): ParserPlugin[] {
  if (/\.[cm]?ts$/.test(file)) return ["typescript", ...everywhere];
  if (file.endsWith(".tsx")) return ["typescript", "jsx", ...everywhere];
  return ["flow", "jsx", ...everywhere];
}

/** A source that cannot be read as a program. Never holds a part of it. */
export interface Broken {
  /** Undefined where the parser cannot say. */
  readonly line: number | undefined;
}

/** The syntax tree of a source. What only a compiler would refuse is no fault. */
export function parseSource(text: string, file: string): Program | Broken {
  try {
    // A byte order mark would hide the line that names the interpreter.
    return parse(text.replace(/^\uFEFF/, ""), {
      sourceType: "unambiguous",
      errorRecovery: true,
      plugins: pluginsFor(file),
      allowAwaitOutsideFunction: true,
      allowImportExportEverywhere: true,
      allowReturnOutsideFunction: true,
      allowSuperOutsideMethod: true,
      allowUndeclaredExports: true,
      attachComment: false,
    }).program;
  } catch (error) {
    // The parser's message quotes the source. Nesting that is too deep has no place.
    return { line: (error as { loc?: { line: number } }).loc?.line };
  }
}

import type { Expression, Node, Program, TSEnumDeclaration } from "@babel/types";
import { walk } from "./walk.ts";

/** What a name stands for where it is declared; `unknown` where only running the program would tell. */
export type Binding =
  | { kind: "constant"; value: Expression }
  | { kind: "enum"; value: TSEnumDeclaration }
  | { kind: "error" }
  | { kind: "import"; from: string; name: string }
  | { kind: "unknown" };

/** Every declaration of each name in the file. Without scopes: a name that is declared twice has two meanings. */
export type Bindings = ReadonlyMap<string, readonly Binding[]>;

const unknown: Binding = { kind: "unknown" };

/** The source of `require("…")`. */
function requiredOf(value: Expression | null | undefined): string | undefined {
  if (value?.type !== "CallExpression" || value.callee.type !== "Identifier" || value.callee.name !== "require") return;
  const [source] = value.arguments;
  return source?.type === "StringLiteral" ? source.value : undefined;
}

const everything = "*";

/** Collects what every name of a program may stand for. */
export function readBindings(program: Program): Bindings {
  const bindings = new Map<string, Binding[]>();
  const add = (name: string, binding: Binding) => {
    const known = bindings.get(name);
    if (known) known.push(binding);
    else bindings.set(name, [binding]);
  };
  /** Every name in the place of a parameter, a variable or a pattern. */
  const declare = (target: Node | null | undefined, binding: Binding, required?: string): void => {
    switch (target?.type) {
      case "Identifier":
        add(target.name, binding);
        break;
      case "ObjectPattern":
        for (const property of target.properties) {
          if (property.type === "RestElement") declare(property.argument, unknown);
          else if (required !== undefined && property.key.type === "Identifier") {
            declare(property.value, { kind: "import", from: required, name: property.key.name });
          } else declare(property.value, unknown);
        }
        break;
      case "ArrayPattern":
        for (const element of target.elements) declare(element, unknown);
        break;
      case "AssignmentPattern":
        declare(target.left, unknown);
        break;
      case "RestElement":
        declare(target.argument, unknown);
        break;
      case "TSParameterProperty":
        declare(target.parameter, unknown);
    }
  };

  walk(program, (node) => {
    switch (node.type) {
      case "VariableDeclaration":
        for (const { id, init } of node.declarations) {
          const required = requiredOf(init);
          if (required !== undefined) declare(id, { kind: "import", from: required, name: everything }, required);
          else declare(id, init && node.kind === "const" ? { kind: "constant", value: init } : unknown);
        }
        break;
      case "ImportDeclaration":
        for (const specifier of node.specifiers) {
          const imported = specifier.type === "ImportSpecifier" ? specifier.imported : undefined;
          const name = imported?.type === "Identifier" ? imported.name : everything;
          add(specifier.local.name, { kind: "import", from: node.source.value, name });
        }
        break;
      case "CatchClause":
        declare(node.param, { kind: "error" });
        break;
      case "TSEnumDeclaration":
        add(node.id.name, { kind: "enum", value: node });
        break;
      case "ClassDeclaration":
        declare(node.id, unknown);
        break;
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
      case "ObjectMethod":
      case "ClassMethod":
      case "ClassPrivateMethod":
        if ("id" in node) declare(node.id, unknown);
        for (const parameter of node.params) declare(parameter, unknown);
    }
  });
  return bindings;
}

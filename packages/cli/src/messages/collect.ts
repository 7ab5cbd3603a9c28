import type { Node, Program } from "@babel/types";
import { readBindings } from "./bindings.ts";
import { type CallOptions, readCall } from "./logging-call.ts";
import { prefixesOf, prefixOption } from "./prefixes.ts";
import { createReadText, type Reading } from "./read-text.ts";
import { propertyOf } from "./resolve.ts";
import { isMessageTag, taggedTemplate } from "./tagged.ts";
import { walk } from "./walk.ts";

export type Kind = "message" | "prefix";

/** A text of the program's own, and where it stands. */
export interface Template {
  readonly text: string;
  readonly kind: Kind;
  readonly line: number;
}

/** A place whose text is put together while the program runs. Never holds a part of it. */
export interface Unclear {
  readonly kind: Kind;
  readonly line: number;
}

export interface Collected {
  readonly templates: readonly Template[];
  readonly unclear: readonly Unclear[];
}

/** Collects the message templates of a program's own logging calls. */
export function collectMessages(program: Program, options: CallOptions): Collected {
  const bindings = readBindings(program);
  const read = createReadText(bindings);
  const templates: Template[] = [];
  const unclear: Unclear[] = [];

  const take = (kind: Kind, node: Node, texts: readonly string[], rest: Reading["rest"] = "none") => {
    const line = node.loc!.start.line;
    for (const text of texts) templates.push({ text, kind, line });
    if (rest === "text" || rest === "unknown") unclear.push({ kind, line });
  };
  walk(program, (node) => {
    switch (node.type) {
      case "CallExpression":
      case "OptionalCallExpression": {
        const message = readCall(node, options, read, bindings);
        if (message !== undefined) take("message", node, message.texts, message.rest);
        take("prefix", node, prefixesOf(node, read, bindings));
        break;
      }
      case "ObjectExpression": {
        const prefix = propertyOf(node, prefixOption);
        if (prefix === undefined) break;
        const { texts, rest } = read(prefix);
        take("prefix", prefix, texts, rest);
        break;
      }
      case "TaggedTemplateExpression":
        if (isMessageTag(node.tag, bindings)) take("message", node, [taggedTemplate(node, bindings)]);
    }
  });
  return { templates, unclear };
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collectMessages } from "./collect.ts";
import { defaultMethods } from "./logging-call.ts";
import { parseSource } from "./parse-source.ts";

interface Options {
  file?: string;
  methods?: string[];
  console?: boolean;
}

function collected(source: string, { file = "app.ts", methods = [], console = false }: Options = {}) {
  const program = parseSource(source, file);
  if (!("body" in program)) throw new Error(`line ${program.line}`);
  return collectMessages(program, { methods: new Set([...defaultMethods, ...methods]), console });
}
const textsOf = (source: string, options?: Options) => collected(source, options).templates.map(({ text }) => text);
/** Lines of what is not literal. */
const unclearIn = (source: string, options?: Options) => collected(source, options).unclear.map(({ line }) => line);

describe("a logging call", () => {
  it.each([
    ["alone", 'log.info("ready")'],
    ["behind a record", 'log.info({ event: "x" }, "ready")'],
    ["behind a record in a variable", 'log.info(record, "ready")'],
    ["behind undefined", 'log.info(undefined, "ready")'],
    ["behind an error", 'log.error(err, "ready")'],
    ["with arguments", 'log.info("ready", name, "never seen")'],
    ["as a template without a value", "log.info(`ready`)"],
    ["as a sum", 'log.info("re" + ("ad" + `y`))'],
    ["with an escape", String.raw`log.info("\u0072ea\x64y")`],
    ["of a member", 'this.logger.info("ready"); '],
    ["of a private member", 'class A { #log; f() { this.#log.info("ready") } }'],
    ["of a request", 'req.log.warn("ready")'],
    ["of a chain that may end", 'app?.log?.info?.("ready")'],
    ["of a cast", '(app as any).log!.info("ready" as string)'],
    ["of a call", 'getLogger("x").child({}).info("ready")'],
    ["by a name in brackets", 'log["info"]("ready")'],
    ["by a level that is a variable", 'log[level]("ready")'],
    ["with winston's level", 'logger.log("info", "ready", { a: 1 })'],
    ["with winston's level as a variable", 'logger.log(level, "ready")'],
    ["as a member of winston's record", 'logger.log({ level: "info", message: "ready" })'],
    ["as a member of pino's record", 'log.info({ msg: "ready", name })'],
    ["as the end of a sequence", 'log.info((0, "ready"))'],
    ["after &&", 'log.info(ok && "ready")'],
    ["in a decorated class", 'class A { @On("x") f(@Body() b: B) { this.logger.verbose("ready", A.name) } }'],
  ])("gives its message %s", (_, source) => {
    expect(collected(source)).toEqual({ templates: [{ text: "ready", kind: "message", line: 1 }], unclear: [] });
  });

  it("is one of any level on any receiver", () => {
    const source = defaultMethods.map((method) => `anything.${method}("${method}")`).join(";");
    expect(textsOf(source)).toEqual(defaultMethods);
  });

  it("is none of another method, unless it is named, of Math or of a function", () => {
    const source = 'log.notice("a"); Math.log("b"); info("c"); handlers[i]("d"); log.info(); log.level = "e"';
    expect(collected(source)).toEqual({ templates: [], unclear: [] });
    expect(textsOf(source, { methods: ["notice"] })).toEqual(["a"]);
  });

  it("is one of console where that is asked for", () => {
    const source = 'console.log("a"); globalThis.console.error("b")';
    expect(textsOf(source)).toEqual([]);
    expect(textsOf(source, { console: true })).toEqual(["a", "b"]);
    expect(unclearIn("console.log(a)", { console: true })).toEqual([1]);
  });

  it("gives both branches of a condition, and every sum of them", () => {
    expect(textsOf('log.info(a ? "on" : b ? "off" : "away")')).toEqual(["on", "off", "away"]);
    expect(textsOf('log.info("it is " + (a ? "on" : "off") + ".")')).toEqual(["it is on.", "it is off."]);
    expect(textsOf("log.info(text ?? `none`)")).toEqual(["none"]);
    expect(unclearIn('logger.info(a ? "on" : name)')).toEqual([1]);
    expect(unclearIn('logger.info(a ? "on" : undefined)')).toEqual([]);
  });

  it("takes a multiplication of conditions for what is not literal", () => {
    const source = `log.info(${Array.from({ length: 30 }, () => '(a ? "x" : "yy")').join("+")})`;
    expect(collected(source)).toEqual({ templates: [], unclear: [{ kind: "message", line: 1 }] });
  });

  it("follows constants of the file", () => {
    expect(textsOf('const ready = "ready"; log.info(ready)')).toEqual(["ready"]);
    expect(textsOf(`const most = 3; const end = " times"; log.info(\`tried \${most}\` + end)`)).toEqual([
      "tried 3 times",
    ]);
    expect(textsOf('const said = { ready: "ready", a: { b: "deep" } } as const; log.info(said.a.b)')).toEqual(["deep"]);
    expect(textsOf('const said = Object.freeze({ ready: "ready" }); log.info(said["ready"])')).toEqual(["ready"]);
    expect(textsOf('enum Said { Ready = "ready" } log.info(Said.Ready)')).toEqual(["ready"]);
    expect(textsOf('const record = { msg: "ready" }; log.info(record)')).toEqual(["ready"]);
  });

  it("gives every meaning of a constant that is declared twice", () => {
    const twice = 'function f() { const m = "a"; log.info(m) } function g() { const m = "b"; log.info(m) }';
    expect(new Set(textsOf(twice))).toEqual(new Set(["a", "b"]));
    expect(unclearIn(twice)).toEqual([]);
  });

  it.each([
    ["a variable", 'let m = "a"; log.info(m)'],
    ["a constant whose name is a parameter, too", 'const m = "a"; function f(m) { log.info(m) }'],
    ["a constant whose name is bound by a pattern, too", 'const m = "a"; { const { b: [m = 1] } = x; log.info(m) }'],
    ["a constant of itself", "const m = m + m; log.info(m)"],
    ["a member of itself", "const m = m.m; log.info(m.m)"],
    ["a member that is spread over", 'const said = { a: "a", ...more }; log.info(said.a)'],
    ["a name that is imported", 'import { m } from "./m.js"; log.info(m)'],
    ["a template with a value", `anything.info(\`of \${name}\`)`],
    ["a sum with a value", 'anything.info("of " + name, "never collected")'],
    ["a sum of numbers and a text", 'log.info(1 + 2 + " of three")'],
    ["a constant with a value in it", `const m = \`of \${name}\`; anything.info({}, m)`],
    ["a call", "log.info(describe(order))"],
    ["a spread", "log.info(...args)"],
    ["a value behind a record", "log.info({ a: 1 }, text)"],
    ["a member of a record", "log.info({ msg: error.message })"],
    ["a template of another tag", "log.info(chalk.red`ready`)"],
    ["a value given to a logger that a variable holds", "const out = pino(); out.info(text)"],
  ])("lists the place of %s", (_, source) => {
    expect(collected(source)).toEqual({ templates: [], unclear: [{ kind: "message", line: 1 }] });
  });

  it.each([
    ["an error", "log.error(err); log.error(this.lastError); log.error(new Error(text))"],
    ["what is caught", "try { f() } catch (thrown) { log.error(thrown) }"],
    ["a record", "log.info({ a: 1 }); const record = { b }; log.info(record); log.info({ c }, undefined)"],
    ["no text", "log.info(5); log.info(null); log.info(() => text); log.info(a === b)"],
    ["a value given to what is no logger", "observer.error(thrown); dialog.info(catalog.log(a))"],
  ])("does not list %s", (_, source) => {
    expect(collected(source)).toEqual({ templates: [], unclear: [] });
  });

  it("gives every text exactly as the program would log it, in one piece or several", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (parts) => {
        const written = parts.map((part) => JSON.stringify(part)).join(" + ");
        expect(textsOf(`const said = ${written}; log.info(said)`)).toEqual([parts.join("")]);
      }),
    );
  });

  it("is told by its line", () => {
    const { templates, unclear } = collected(`\n\nlog.info("a")\nlog.info("b" + c)\n`);
    expect([templates[0]!.line, unclear[0]!.line]).toEqual([3, 4]);
  });
});

describe("a prefix of messages", () => {
  it("is collected from a logger's options", () => {
    expect(collected('log.child({ a }, { msgPrefix: "[a] " }); pino({ "msgPrefix": "[b] " })').templates).toEqual(
      ["[a] ", "[a] ", "[b] ", "[b] "].map((text) => ({ text, kind: "prefix", line: 1 })),
    );
    expect(textsOf('const options = { msgPrefix: "[a] " }; pino(options)')).toContain("[a] ");
  });

  it("is collected with that of the parent, as one", () => {
    const source = `
      const api = pino({ msgPrefix: "[api] " });
      const orders = api.child({}).child({}, { msgPrefix: a ? "orders: " : "order: " });
      orders.info("ready");
    `;
    expect(new Set(textsOf(source))).toEqual(
      new Set(["[api] ", "orders: ", "order: ", "[api] orders: ", "[api] order: ", "ready"]),
    );
    expect(textsOf("const a = b.child({}); const b = a.child({}); b.child({}, { msgPrefix: 'x' })")).toContain("x");
  });

  it("is listed where it is not literal", () => {
    expect(collected(`log.child({}, { msgPrefix: \`[\${name}] \` })`).unclear).toEqual([{ kind: "prefix", line: 1 }]);
  });
});

describe("a tagged message", () => {
  const imported = 'import { msg } from "@philog/core";';

  it("gives the template that its result fits", () => {
    expect(textsOf(`${imported} log.info(msg\`moved \${a} by 100% to \${b}\`)`)).toEqual(["moved %s by 100%% to %s"]);
    expect(textsOf(`${imported} const all = msg\`100% done\``)).toEqual(["100% done"]);
    expect(new Set(textsOf(`${imported} msg\`a \${msg\`b \${c}\`} d\``))).toEqual(new Set(["a b %s d", "b %s"]));
  });

  it.each([
    ["under another name", 'import { msg as say } from "@philog/core"; say`a`'],
    ["from a namespace", 'import * as philog from "@philog/core"; philog.msg`a`'],
    ["by require", 'const { msg } = require("@philog/core"); msg`a`'],
    ["as a member of what require gives", 'const core = require("@philog/core"); core.msg`a`'],
    ["from the application's own file", 'import { msg } from "../log.js"; msg`a`'],
  ])("is known %s", (_, source) => {
    expect(textsOf(source)).toEqual(["a"]);
  });

  it.each([
    ["another package's", 'import { msg } from "@lit/localize"; msg`a`'],
    ["of nobody", "msg`a`"],
    ["of another name", 'import { safe } from "@philog/core"; safe`a`; import * as c from "@philog/core"; c.other`a`'],
    ["of a member of a file", 'import * as own from "./own.js"; own.msg`a`'],
    ["made by a call", "make()`a`"],
  ])("is not one that is %s", (_, source) => {
    expect(textsOf(source)).toEqual([]);
  });
});

describe("a source", () => {
  it("is read as what its name says", () => {
    expect(textsOf('const f = <T,>(a: T) => <b>{log.info("a")}</b>', { file: "a.tsx" })).toEqual(["a"]);
    expect(textsOf('const a = <string>b; log.info("a")', { file: "a.mts" })).toEqual(["a"]);
    expect(textsOf('const a = <b>{log.info("a")}</b>; f(a < b, c > (d))', { file: "a.js" })).toEqual(["a"]);
    expect(textsOf('\uFEFF#!/usr/bin/env node\nreturn log.info("a")', { file: "a.cjs" })).toEqual(["a"]);
    expect(textsOf('export @d class A { accessor a = log.info("a") }', { file: "a.ts" })).toEqual(["a"]);
  });

  it("may nest deep and be long", () => {
    const sum = Array.from({ length: 1500 }, () => '"a"').join("+");
    expect(textsOf(`log.info(${sum})`)).toEqual(["a".repeat(1500)]);
    const grown = Array.from({ length: 60 }, (_, index) => `const a${index + 1} = a${index} + a${index};`).join("");
    expect(unclearIn(`const a0 = "aa"; ${grown} log.info(a60)`)).toEqual([1]);
  });

  it("that is broken is told by its line alone", () => {
    expect(parseSource('log.info("a")\nlog.info("b"', "a.ts")).toEqual({ line: 2 });
    expect(parseSource("[".repeat(50_000), "a.js")).toEqual({ line: undefined });
  });
});

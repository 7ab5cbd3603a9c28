import { exit } from "../exit.ts";
import type { Io } from "../io.ts";
import { Failure } from "./failure.ts";

/** Bytes; a longer identifier can have no token. */
const mostBytes = 4096;

const refuse = (message: string) => new Failure(exit.usage, message);
const empty = () => refuse("the identifier is empty");

/** Asks at the terminal, without echo. The question goes to stderr, so that stdout can be piped. */
async function ask(io: Io, question: string): Promise<string> {
  const { default: password } = await import("@inquirer/password");
  const given = new AbortController();
  // At Ctrl-D the prompt closes its input and stays pending.
  const ended = () => given.abort();
  io.stdin.once("pause", ended).once("end", ended);
  try {
    return await password(
      { message: question, validate: (text) => text.trim() !== "" || "It is empty." },
      { input: io.stdin, output: io.stderr, signal: given.signal },
    );
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") throw new Failure(exit.interrupted, "");
    throw empty();
  } finally {
    io.stdin.off("pause", ended).off("end", ended);
  }
}

async function readAll(io: Io): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of io.stdin) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes > mostBytes) throw refuse("standard input is no identifier: it is longer than 4 KiB");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw refuse("standard input is not UTF-8");
  }
}

/**
 * The one identifier that a command is about: asked for without echo where stdin is a terminal, else the one line on
 * stdin. Never an argument, which the shell's history and the process list show.
 * Throws `Failure`, which never holds what was read.
 */
export async function readIdentifier(io: Io, question: string): Promise<string> {
  if (io.stdin.isTTY) return ask(io, question);
  const line = (await readAll(io)).replace(/\r?\n$/, "");
  if (/[\r\n]/.test(line)) throw refuse("standard input holds more than one line: one identifier at a time");
  if (line.trim() === "") throw empty();
  return line;
}

import type { KeyIds } from "./key-file.ts";

/** A word as a shell takes it. */
export const quoted = (word: string) => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** What `keys create` prints: what there is now and what to do next. */
export const createdText = (file: string, { current }: KeyIds) => `\
Made ${quoted(file)} with the token key ${current}. Nobody else can read it (mode 0600).

Next
  Give it to the process that writes logs:
    createRedactor(policy, { keys: fileKeys(${JSON.stringify(file)}) })
  Keep a copy where your other secrets are kept, never in the repository: without
  the key nobody finds a patient's tokens again.
  Replace the key from time to time:
    philog keys rotate --file ${quoted(file)}
`;

/** What `keys rotate` prints. */
export const rotatedText = (file: string, { current, previous }: KeyIds) => `\
The current token key of ${quoted(file)} is now ${current}. Kept for joining: ${previous.join(", ")}.

Next
  Restart the processes that write logs, or let them read the file again: until
  then they write tokens of ${previous[0]}.
  Tokens written so far stay joinable:
    philog join --keys ${quoted(file)} --classification mrn app.log
  Keep a previous key as long as lines written under it are kept.
`;

/** What `keys list` prints: a line for each key, the current one first. */
export const listedText = ({ current, previous }: KeyIds) =>
  [`${current}  current`, ...previous.map((id) => `${id}  previous`)].map((line) => `${line}\n`).join("");

import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";
import type { ConsoleLike } from "./guard-console.ts";
import { guardProcess } from "./guard-process.ts";
import type { ProcessLike } from "./process-like.ts";

guardProcess({
  process: process as unknown as ProcessLike,
  console: console as unknown as ConsoleLike,
  isMainThread,
  holder: globalThis,
});
// `import { log } from "node:console"` reads a copy.
syncBuiltinESMExports();

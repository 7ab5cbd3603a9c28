// @ts-check
import { fileURLToPath } from "node:url";
import { fileKeys } from "@philog/core";
import { philogLogger } from "./logger.js";
import { createService } from "./server.js";

const logger = philogLogger(process.stdout, {
  policy: fileURLToPath(new URL("philog.policy.json", import.meta.url)),
  keys: fileKeys(fileURLToPath(new URL("token-keys.json", import.meta.url))),
});
const port = Number(process.env.PORT ?? 3000);
createService(logger).listen(port, "127.0.0.1", () => logger.info({ event: "service.listening" }));

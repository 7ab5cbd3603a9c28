// @ts-check
import { once } from "node:events";
import { createService } from "./server.js";
import { sendTraffic } from "./traffic.js";

/**
 * Starts the service with a logger, sends it the traffic, stops it.
 * @returns {Promise<string>} every byte that the logger wrote
 */
export async function runService(
  /** @type {(stream: import("pino").DestinationStream) => import("pino").Logger} */ createLogger,
) {
  let output = "";
  const logger = createLogger({
    write(line) {
      output += line;
    },
  });
  const server = createService(logger).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await sendTraffic(`http://127.0.0.1:${port}`);
  server.close();
  await once(server, "close");
  // The look at an aborted request comes after its connection is gone.
  for (let waited = 0; !output.includes("request.aborted") && waited < 5000; waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return output;
}

import type { Adapter } from "./adapter.ts";
import { express4, express5 } from "./express.ts";
import { fastify5 } from "./fastify.ts";
import { nestExpress, nestFastify } from "./nest.ts";

/** Every adapter for HTTP, by the name that the command takes. */
export const adapters: Record<string, Adapter> = { express4, express5, fastify5, nestExpress, nestFastify };

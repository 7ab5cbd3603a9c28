import { opaque } from "./opaque.ts";
import { recognisable } from "./recognisable.ts";

/** Synthetic values to plant: of forms that a detector can know, and of none. */
export const canaries = { recognisable, opaque } as const;

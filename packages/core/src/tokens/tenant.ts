import { RedactionError } from "../errors.ts";
import { isPart } from "./derive.ts";

/** Whose records these are: at most 128 code units, or a function of the moment. */
export type Tenant = string | (() => string | undefined) | undefined;

/**
 * The tenant of the moment: "" for none, `undefined` where there may be no stand-in without one.
 * Throws `PHILOG_OPTION_BAD` for a tenant that cannot be one.
 */
export function tenantReader(tenant: Tenant, required: boolean | (() => boolean)): () => unknown {
  if (tenant !== undefined && typeof tenant !== "function" && (tenant === "" || !isPart(tenant))) {
    throw new RedactionError("PHILOG_OPTION_BAD", "tenant: it has to be a function, or text of 1 to 128 characters");
  }
  const none = () => ((typeof required === "function" ? required() : required) ? undefined : "");
  if (typeof tenant !== "function") return () => tenant ?? none();
  return () => {
    try {
      return tenant() || none();
    } catch {
      return undefined;
    }
  };
}

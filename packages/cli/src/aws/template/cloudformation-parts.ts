import type { RoleName } from "../target/target.ts";
import { pascal } from "./parts.ts";

export type Resource = Record<string, unknown>;
export type Resources = Record<string, Resource>;

export const ref = (name: string) => ({ Ref: name });

/** The resource of a role that the template makes. */
export const roleId = (role: RoleName) => `${pascal(role)}Role`;

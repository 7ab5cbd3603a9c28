export type Members = Record<string, unknown>;
/** Resources by type and name. */
export type Resources = Record<string, Record<string, Members>>;

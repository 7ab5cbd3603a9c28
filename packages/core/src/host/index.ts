export type { Fragment, LineForm, Passes } from "../engine/passes.ts";
export { withheldMembers } from "../engine/passes.ts";
export { isRedacted, markRedacted } from "../engine/redacted.ts";
export type { StartRecord } from "../engine/start-record.ts";
export { marker } from "../policy/markers.ts";
export { checkOptions } from "../policy/options.ts";
export { type MarkContent, markContent } from "../redactors/mark.ts";
export { type Host, type HostOptions, hostOptionNames, openHost } from "./open-host.ts";

/** The rooms of core: each imports only from those before it. */
export const rooms = [
  "errors",
  "policy",
  "tokens",
  "detect",
  "redactors",
  "compile",
  "engine",
  "host",
  "http",
  "process",
];

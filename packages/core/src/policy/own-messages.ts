/** The messages of the adapters' own lines. They hold nothing of the application's, and pass under every catalogue. */
export const ownMessages = {
  completed: "request completed",
  errored: "request errored",
  aborted: "request aborted",
  upgraded: "request upgraded",
  refused: "request refused: the server is closing",
} as const;

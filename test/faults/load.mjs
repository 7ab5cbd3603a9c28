// What the application logs: a record and a message, each with its own index.
const ordinary = (run, index) => ({
  event: "visit.moved",
  run,
  index,
  req: { method: "GET", route: "/patients/:mrn", userAgent: "node" },
  res: { statusCode: 200, bytes: 18 },
});
const message = "moved to another ward";
const body = (index, each, bytes) => (index % each === each - 1 ? "x".repeat(bytes) : "");

/** @type {Record<string, (run: string, index: number) => [record: object, message: string]>} */
export const kinds = {
  ordinary: (run, index) => [ordinary(run, index), message],
  short: (run, index) => [{ run, index }, ""],
  cjk: (run, index) => [ordinary(run, index), "患者は別の病棟に移動しました。".repeat(12)],
  large: (run, index) => [{ ...ordinary(run, index), body: body(index, 1_000, 300_000) }, message],
  oversized: (run, index) => [{ ...ordinary(run, index), body: body(index, 4_000, 1_200_000) }, message],
};

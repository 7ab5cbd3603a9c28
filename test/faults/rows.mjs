// The faults, each as what happens to a process that logs. `at` and `during` are seconds since it started.
const steady = { kind: "ordinary", count: 40_000, perSecond: 2_000 };
const burst = (kind, count) => ({ kind, count });

/** @typedef {{ name: string, load: { kind: string, count: number, perSecond?: number }, faults?: object[], from?: number, during?: number, kill?: [string, number] }} Row */

/** @type {Row[]} */
export const rows = [
  { name: "100,000 at once, clean", load: burst("ordinary", 100_000) },
  { name: "100,000 short at once", load: burst("short", 100_000) },
  { name: "20,000 CJK at once", load: burst("cjk", 20_000) },
  {
    name: "30 % of calls fail (throttle, 503)",
    load: steady,
    faults: [
      { kind: "throttle", share: 0.15 },
      { kind: "unavailable", share: 0.15 },
    ],
    from: 0,
    during: 20,
  },
  { name: "10 s of throttling only", load: steady, faults: [{ kind: "throttle" }], from: 5, during: 10 },
  { name: "connection refused for 10 s", load: steady, faults: [{ kind: "refuse" }], from: 5, during: 10 },
  {
    name: "connection refused for 60 s (160,000)",
    load: { ...steady, count: 160_000 },
    faults: [{ kind: "refuse" }],
    from: 10,
    during: 60,
  },
  {
    name: "connection refused for 60 s at 5,000/s (400,000)",
    load: { ...steady, perSecond: 5_000, count: 400_000 },
    faults: [{ kind: "refuse" }],
    from: 10,
    during: 60,
  },
  { name: "AccessDenied for 10 s", load: steady, faults: [{ kind: "denied" }], from: 5, during: 10 },
  { name: "every call takes 1.5 s", load: steady, faults: [{ kind: "slow", delayMs: 1_500 }], from: 0, during: 600 },
  { name: "SIGTERM at 5 s, `signals: true` (10,000)", load: steady, kill: ["SIGTERM", 5] },
  { name: "SIGKILL at 5 s (10,000), then started again", load: steady, kill: ["SIGKILL", 5] },
  {
    name: "SIGKILL while the service refuses, then started again",
    load: steady,
    faults: [{ kind: "refuse" }],
    from: 2,
    during: 6,
    kill: ["SIGKILL", 5],
  },
  { name: "one event of 300 KB per 1,000", load: { ...steady, kind: "large" } },
  { name: "one event of 1.2 MB per 4,000", load: { ...steady, kind: "oversized" } },
  {
    name: "10 % of replies lost after storing",
    load: steady,
    faults: [{ kind: "lost-reply", share: 0.1, operation: "PutLogEvents" }],
    from: 0,
    during: 600,
  },
];

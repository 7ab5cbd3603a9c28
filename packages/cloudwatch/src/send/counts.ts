/** What was counted since the start. */
export interface SendCounts {
  /** Events that the service has stored. */
  sent: number;
  calls: number;
  /** Calls that failed and were made again, and of these: throttled. */
  retried: number;
  throttled: number;
  /** Events of calls whose reply was lost: they may be stored twice, with the same number. */
  uncertain: number;
  /** Events sent with the present time, since their own is outside the service's window. */
  retimed: number;
}

export const createCounts = (): SendCounts => ({
  sent: 0,
  calls: 0,
  retried: 0,
  throttled: 0,
  uncertain: 0,
  retimed: 0,
});

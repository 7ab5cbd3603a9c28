const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * What PutLogEvents takes, in bytes, events and milliseconds.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
export const limits = {
  /** Of a batch: messages as UTF-8, and `overhead` for each. */
  batchBytes: 1_048_576,
  batchEvents: 10_000,
  /** Ours: a batch that fills the limit keeps the event loop for twice as long. */
  batchTarget: 524_288,
  overhead: 26,
  /** Of one event with its overhead: the page says 1 MB, and this is less under both readings of it. */
  eventBytes: 1_000_000,
  /** Between the first and the last event of a batch. */
  span: day,
  /** Before and behind the present moment: with room for a clock that is not the service's. */
  oldest: 14 * day - hour,
  newest: 2 * hour - 10 * minute,
} as const;

export const oneDay = day;

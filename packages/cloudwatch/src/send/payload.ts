import type { LogEvent } from "../queue/batch.ts";

/** The body of a PutLogEvents call. Bytes, since it is kept for as long as the call is tried: so many objects would cost. */
export interface Payload {
  readonly body: Buffer;
  readonly count: number;
}

/** What stands in a body beside the events. */
export interface PayloadNames {
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly entity?: object | undefined;
}

export const packEvents = (names: PayloadNames, logEvents: readonly LogEvent[]): Payload => ({
  body: Buffer.from(JSON.stringify({ ...names, logEvents })),
  count: logEvents.length,
});

/** The events again, where some of them have to be sent in another way. */
export const unpackEvents = ({ body }: Payload): LogEvent[] => JSON.parse(body.toString()).logEvents;

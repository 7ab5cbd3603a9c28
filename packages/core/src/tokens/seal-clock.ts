/** A moment by two clocks: the wall's can be set, and the other may stand still while a machine sleeps. */
export interface Moment {
  readonly wall: number;
  readonly steady: number;
}

/** What a segment asks of the process that it is in. */
export interface SealHost {
  /** Milliseconds since 1970. */
  wall(): number;
  /** Milliseconds of a clock that is never set. */
  steady(): number;
  pid(): number;
  random(bytes: number): Buffer;
  /** Whether memory is going to be written down and brought to life more than once. */
  isSnapshot(): boolean;
}

/** Milliseconds since a moment, by the clock that counted more; `Infinity` where one was set back. */
export function since(host: SealHost, { wall, steady }: Moment): number {
  const byWall = host.wall() - wall;
  const bySteady = host.steady() - steady;
  return byWall < 0 || bySteady < 0 ? Number.POSITIVE_INFINITY : Math.max(byWall, bySteady);
}

export function momentOf(host: SealHost): Moment {
  return { wall: host.wall(), steady: host.steady() };
}

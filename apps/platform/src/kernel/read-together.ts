import type { Context, RunStatement } from "./context.ts";

interface Reading<Found> {
  readonly underWay: Promise<Found>;
  /** Begins when the one under way ends, for all who came meanwhile. */
  next?: Promise<Found>;
}

type ReadTogether<Found> = (name: string, read: () => Promise<Found>) => Promise<Found>;

/**
 * The same reading, asked for by many at once, is one. Nothing is kept: each is answered by what was read
 * after they asked, so that what was revoked before is revoked for them. Who comes while one is under way
 * waits for the next, at most two readings.
 * @returns `name` is all that the answer depends on
 */
export function readTogether<Found>(): ReadTogether<Found> {
  const readings = new Map<string, Reading<Found>>();
  const begin = (name: string, read: () => Promise<Found>): Promise<Found> => {
    const reading: Reading<Found> = { underWay: read() };
    readings.set(name, reading);
    const end = () => {
      if (!reading.next) readings.delete(name);
    };
    reading.underWay.then(end, end);
    return reading.underWay;
  };
  return (name, read) => {
    const reading = readings.get(name);
    if (!reading) return begin(name, read);
    const then = () => begin(name, read);
    reading.next ??= reading.underWay.then(then, then);
    return reading.next;
  };
}

/** The same, each database apart. */
export function buildDatabaseReader<Found>() {
  const byDatabase = new WeakMap<RunStatement, ReadTogether<Found>>();
  return ({ statement }: Pick<Context, "statement">, name: string, read: () => Promise<Found>) => {
    const together = byDatabase.get(statement) ?? readTogether<Found>();
    byDatabase.set(statement, together);
    return together(name, read);
  };
}

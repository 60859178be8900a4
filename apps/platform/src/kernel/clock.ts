/** The only source of time. Instants are UTC; civil dates are read in Europe/Paris. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

let changes = 0;

/**
 * Grows when this process publishes or retires a service: what was kept of the offer before is then read
 * again.
 */
export const countOfferChanges = (): number => changes;

/** After the commit, so that nobody keeps what it replaces. */
export function recordOfferChange(): void {
  changes += 1;
}

/** Silent so many times in a row, an application is left alone for a while. */
const SILENCES = 3;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

interface Silence {
  readonly count: number;
  /** Nobody calls before that; then one call tells. */
  readonly until: number;
}

/**
 * One a server, in memory. A call to an application that does not answer holds a worker for the whole time
 * limit; with hundreds of deliveries to it, those of every other application would wait behind. Only silence
 * counts: a refusal is quick.
 */
export class Breaker {
  readonly #silent = new Map<string, Silence>();

  /** May this application be called now? Saying yes after a pause closes it again for whoever asks next. */
  lets(clientId: string, now: Date): boolean {
    const silence = this.#silent.get(clientId);
    if (!silence || silence.count < SILENCES) return true;
    if (now.getTime() < silence.until) return false;
    this.#silent.set(clientId, {
      count: silence.count,
      until: now.getTime() + computePauseLength(silence.count),
    });
    return true;
  }

  answered(clientId: string): void {
    this.#silent.delete(clientId);
  }

  silent(clientId: string, now: Date): void {
    const count = (this.#silent.get(clientId)?.count ?? 0) + 1;
    this.#silent.set(clientId, { count, until: now.getTime() + computePauseLength(count) });
  }
}

const computePauseLength = (count: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, count - SILENCES));

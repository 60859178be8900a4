interface Counted {
  current: number;
  readonly endsAt: number;
}

type Tell = (error: null, counted: { readonly current: number; readonly ttl: number }) => void;

/** Beyond, who has not called for the longest is forgotten. */
const MOST_ADDRESSES = 50_000;

/**
 * How many calls each address made in its window: as the store of @fastify/rate-limit, and many at once, in
 * one step.
 */
export class CallCounts {
  readonly #of = new Map<string, Counted>();

  incr(key: string, tell: Tell, timeWindow: number): void {
    const { current, endsAt } = this.#count(key, 1, timeWindow);
    tell(null, { current, ttl: endsAt - Date.now() });
  }

  read(key: string, tell: Tell): void {
    const found = this.#open(key);
    tell(null, { current: found?.current ?? 0, ttl: found ? found.endsAt - Date.now() : 0 });
  }

  child(): CallCounts {
    return new CallCounts();
  }

  /**
   * All, or none where they do not fit. Nothing is awaited: two that come together do not eat each other’s
   * share.
   */
  addAll(
    key: string,
    more: number,
    { timeWindow, max }: { readonly timeWindow: number; readonly max: number },
  ): { readonly isAdded: boolean; readonly remaining: number; readonly ttl: number } {
    const before = this.#open(key)?.current ?? 0;
    const isAdded = before + more <= max;
    const { current, endsAt } = this.#count(key, isAdded ? more : 0, timeWindow);
    return { isAdded, remaining: Math.max(0, max - current), ttl: endsAt - Date.now() };
  }

  #open(key: string): Counted | undefined {
    const found = this.#of.get(key);
    return found && found.endsAt > Date.now() ? found : undefined;
  }

  #count(key: string, calls: number, timeWindow: number): Counted {
    const counted = this.#open(key) ?? { current: 0, endsAt: Date.now() + timeWindow };
    counted.current += calls;
    // Last again: what a Map holds longest comes first
    this.#of.delete(key);
    this.#of.set(key, counted);
    const [oldest] = this.#of.size > MOST_ADDRESSES ? this.#of.keys() : [];
    if (oldest !== undefined) this.#of.delete(oldest);
    return counted;
  }
}

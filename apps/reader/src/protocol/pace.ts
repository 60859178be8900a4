/** How many requests one caller may send: `burst` at once, then `perMinute`. Instants are in milliseconds. */
export class Pace {
  readonly #perMinute: number;
  readonly #burst: number;
  readonly #left = new Map<string, { tokens: number; at: number }>();

  constructor({ perMinute, burst }: { readonly perMinute: number; readonly burst: number }) {
    this.#perMinute = perMinute;
    this.#burst = burst;
  }

  /** False when it is too many. */
  take(caller: string, now: number): boolean {
    const before = this.#left.get(caller) ?? { tokens: this.#burst, at: now };
    // A clock that goes back gives nothing.
    const earned = (Math.max(0, now - before.at) / 60_000) * this.#perMinute;
    const tokens = Math.min(this.#burst, before.tokens + earned);
    const taken = tokens >= 1;
    this.#left.set(caller, { tokens: taken ? tokens - 1 : tokens, at: now });
    return taken;
  }
}

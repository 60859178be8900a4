export interface Limits {
  /** With one token, in one second. */
  readonly perSecond: number;
  /** From one address, in one minute. */
  readonly perMinute: number;
}

export interface Verdict {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Instant, in seconds. */
  readonly resetAt: number;
  readonly retryAfterSeconds: number;
}

/**
 * Sliding windows over the real clock, as a strict gateway counts: whoever bursts across the edge of a second
 * is seen.
 */
export function countRequests({ perSecond, perMinute }: Limits): (token: string, now: number) => Verdict {
  const byToken = new Map<string, number[]>();
  let all: number[] = [];
  return (token, now) => {
    const lately = (byToken.get(token) ?? []).filter((at) => at > now - 1_000);
    all = all.filter((at) => at > now - 60_000);
    const tooFast = lately.length >= perSecond;
    const allowed = !tooFast && all.length < perMinute;
    if (allowed) {
      lately.push(now);
      all.push(now);
    }
    byToken.set(token, lately);
    const first = all[0] ?? now;
    return {
      allowed,
      remaining: perMinute - all.length,
      resetAt: Math.ceil((first + 60_000) / 1_000),
      retryAfterSeconds: tooFast ? 1 : Math.ceil((first + 60_000 - now) / 1_000),
    };
  };
}

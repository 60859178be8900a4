interface GivenCookie {
  readonly name: string;
  readonly value: string;
  readonly path?: string;
  readonly maxAge?: number;
  readonly expires?: Date;
}

interface KeptCookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** Cookies with their paths (RFC 6265, section 5.1.4): those of one authority never reach another. */
export function openCookieJar() {
  const kept = new Map<string, KeptCookie>();
  const matches = ({ path }: KeptCookie, asked: string) =>
    asked === path || asked.startsWith(path.endsWith("/") ? path : `${path}/`);
  return {
    keep(given: readonly GivenCookie[], url: string) {
      for (const { name, value, path = pathOf(url), maxAge, expires } of given) {
        const key = `${name};${path}`;
        const gone = maxAge === 0 || value === "" || (expires && expires.getTime() <= 0);
        if (gone) kept.delete(key);
        else kept.set(key, { name, value, path });
      }
    },
    /** By name; where two paths match, the longer one, as servers read it. */
    for(url: string): Record<string, string> {
      const sent = [...kept.values()].filter((cookie) => matches(cookie, pathOf(url)));
      sent.sort((left, right) => left.path.length - right.path.length);
      return Object.fromEntries(sent.map(({ name, value }) => [name, value]));
    },
    /** Puts a cookie there, as an attacker or another test would. */
    set(name: string, value: string, path: string) {
      kept.set(`${name};${path}`, { name, value, path });
    },
    get: (name: string, path: string) => kept.get(`${name};${path}`)?.value,
  };
}

const pathOf = (url: string): string => url.replace(/[?#].*$/s, "");

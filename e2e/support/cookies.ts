export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly attributes: readonly string[];
}

/** By name and path; ports share cookies, as in browsers (RFC 6265 section 8.5). */
export class CookieJar {
  readonly #kept = new Map<string, Cookie>();

  constructor(cookies: readonly Cookie[] = []) {
    for (const cookie of cookies) this.#kept.set(keyOf(cookie), cookie);
  }

  get all(): readonly Cookie[] {
    return [...this.#kept.values()];
  }

  keep(lines: readonly string[], pathname: string): void {
    for (const line of lines) {
      const cookie = parseCookie(line, pathname);
      if (isGone(cookie)) this.#kept.delete(keyOf(cookie));
      else this.#kept.set(keyOf(cookie), cookie);
    }
  }

  /** The header for this path. */
  for(pathname: string): string {
    const within = (path: string) =>
      pathname === path || pathname.startsWith(path.endsWith("/") ? path : `${path}/`);
    const sent = this.all.filter(({ path }) => within(path));
    return sent.map(({ name, value }) => `${name}=${value}`).join("; ");
  }
}

export function parseCookie(line: string, pathname = "/"): Cookie {
  const [pair = "", ...attributes] = line.split(/;\s*/);
  const at = pair.indexOf("=");
  const path = attributeIn(attributes, "path") ?? pathname;
  return { name: pair.slice(0, at), value: pair.slice(at + 1), path, attributes };
}

function attributeIn(attributes: readonly string[], wanted: string): string | undefined {
  return attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
}

function isGone({ value, attributes }: Cookie): boolean {
  const expires = attributeIn(attributes, "expires");
  return (
    value === "" ||
    attributeIn(attributes, "max-age") === "0" ||
    (expires !== undefined && Date.parse(expires) < Date.now())
  );
}

const keyOf = ({ name, path }: Cookie): string => `${name};${path}`;

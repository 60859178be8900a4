import type { Vectors } from "./vectors.ts";

/** What says where a figure comes from. */
const words = new Set(["src", "_about", "rule"]);

/** Vectors that know which of their figures were asked for: a figure that nobody asks for proves nothing. */
export function recorded(vectors: Vectors): { readonly vectors: Vectors; unread(): readonly string[] } {
  const read = new Set<string>();
  const paths = new Map<string, true>();
  const wrap = (value: unknown, path: string): unknown => {
    if (typeof value !== "object" || value === null) return value;
    return new Proxy(value, {
      get: (target, name, receiver) => {
        const inner: unknown = Reflect.get(target, name, receiver);
        if (typeof name === "symbol" || typeof inner === "function") return inner;
        const at = Array.isArray(target) ? path : join(path, name);
        read.add(at);
        return wrap(inner, at);
      },
    });
  };
  note(vectors, "", paths);
  return {
    vectors: wrap(vectors, "") as Vectors,
    unread: () => {
      const never = [...paths.keys()].filter((path) => !read.has(path));
      // Of what nobody opened, its own name says it all.
      return never.filter((path) => !never.some((other) => path.startsWith(`${other}.`)));
    },
  };
}

const join = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

function note(value: unknown, path: string, paths: Map<string, true>): void {
  if (Array.isArray(value)) {
    for (const one of value) note(one, path, paths);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (words.has(name)) continue;
    paths.set(join(path, name), true);
    note(inner, join(path, name), paths);
  }
}

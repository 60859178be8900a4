import type { FastifyInstance } from "fastify";

interface KnownRoute {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/** "/:slug/a/*" as an expression over whole paths. */
function buildPathPattern(url: string): RegExp {
  const source = url
    .split("/")
    .map((segment) => {
      if (segment === "*") return ".*";
      if (segment.startsWith(":")) return "[^/]+";
      return segment.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
    })
    .join("/");
  return new RegExp(`^${source}$`);
}

/** Which methods an address answers to; Fastify itself says 404 for a wrong method (fastify/fastify#862). */
export function registerKnownMethods(app: FastifyInstance): (path: string) => readonly string[] {
  const routes = new Map<string, KnownRoute>();
  app.addHook("onRoute", ({ url, method }) => {
    const route = routes.get(url) ?? { pattern: buildPathPattern(url), methods: new Set<string>() };
    routes.set(url, route);
    for (const name of [method].flat()) route.methods.add(name);
  });
  return (path) => {
    const matching = [...routes.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(matching.flatMap(({ methods }) => [...methods]))].sort();
  };
}

import type { FastifyRequest } from "fastify";

/** A parameter of the address; "" when absent, and when sent twice: nobody's link does that. */
export function queryText({ query }: Pick<FastifyRequest, "query">, name: string): string {
  const value: unknown = typeof query === "object" && query !== null ? Reflect.get(query, name) : "";
  return typeof value === "string" ? value : "";
}

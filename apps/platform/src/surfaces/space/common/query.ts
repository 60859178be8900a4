import type { FastifyRequest } from "fastify";

/** One value of the address's query; "" when absent, or sent twice. */
export function queryText({ query }: FastifyRequest, name: string): string {
  return textIn(query, name);
}

/** One part of the path, as the route names it. */
export function pathText({ params }: FastifyRequest, name: string): string {
  return textIn(params, name);
}

function textIn(from: unknown, name: string): string {
  const value: unknown = typeof from === "object" && from !== null ? Reflect.get(from, name) : "";
  return typeof value === "string" ? value : "";
}

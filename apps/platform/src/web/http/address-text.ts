import type { FastifyRequest } from "fastify";

/** A parameter of the address; "" when absent, and when sent twice: nobody's link does that. */
export function getQueryText({ query }: Pick<FastifyRequest, "query">, name: string): string {
  return getSingleText(query, name);
}

/** One part of the path, as the route names it. */
export function getPathText({ params }: Pick<FastifyRequest, "params">, name: string): string {
  return getSingleText(params, name);
}

function getSingleText(from: unknown, name: string): string {
  const value: unknown = typeof from === "object" && from !== null ? Reflect.get(from, name) : "";
  return typeof value === "string" ? value : "";
}

/** Without its query: where a form of the page is sent. */
export const getRequestPath = ({ url }: Pick<FastifyRequest, "url">): string => url.split("?")[0] ?? url;

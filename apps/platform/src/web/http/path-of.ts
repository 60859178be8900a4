import type { FastifyRequest } from "fastify";

/** The path as received, without its query. */
export const pathOf = (request: FastifyRequest): string => request.url.replace(/[?#].*$/s, "");

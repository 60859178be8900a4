import type { FastifyInstance } from "fastify";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { getNormalisedPath } from "../http/get-normalised-path.ts";
import type { Shell } from "../visit/open-visit.ts";
import { sendError } from "./send-error.tsx";
import { webErrors } from "./web-errors.ts";

export function handleErrors(app: FastifyInstance, shell: Shell): void {
  app.setErrorHandler((error, _request, reply) => sendError(shell, error, reply));
}

/** Unknown addresses count for the rate limit too. */
export function handleNotFound(
  app: FastifyInstance,
  shell: Shell,
  methodsOf: (path: string) => readonly string[],
): void {
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    const allowed = methodsOf(getNormalisedPath(request));
    if (allowed.length === 0) return sendError(shell, kernelErrors.error("request.not_found"), reply);
    reply.header("allow", allowed.join(", "));
    return sendError(shell, webErrors.error("request.method_not_allowed"), reply);
  });
}

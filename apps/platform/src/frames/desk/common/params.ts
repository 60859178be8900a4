import type { FastifyRequest } from "fastify";
import { type Id, isUuid, parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";

/** One part of the path, as the route names it. */
export function getDeskPathText({ params }: FastifyRequest, name: string): string {
  const value: unknown = typeof params === "object" && params !== null ? Reflect.get(params, name) : "";
  return typeof value === "string" ? value : "";
}

/** One part of the path, as an id. What is not one names nothing (404). */
export function parseDeskPathId<Name extends string>(request: FastifyRequest, name: string): Id<Name> {
  const text = getDeskPathText(request, name);
  if (!isUuid(text)) throw kernelErrors.error("request.not_found");
  return parseId<Name>(text);
}

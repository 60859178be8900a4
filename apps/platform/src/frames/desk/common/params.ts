import type { FastifyRequest } from "fastify";
import { asId, type Id, isUuid } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";

/** One part of the path, as the route names it. */
export function pathText({ params }: FastifyRequest, name: string): string {
  const value: unknown = typeof params === "object" && params !== null ? Reflect.get(params, name) : "";
  return typeof value === "string" ? value : "";
}

/** One part of the path, as an id. What is not one names nothing (404). */
export function pathId<Name extends string>(request: FastifyRequest, name: string): Id<Name> {
  const text = pathText(request, name);
  if (!isUuid(text)) throw kernelErrors.error("request.not_found");
  return asId<Name>(text);
}

import type { FastifyRequest } from "fastify";
import { type Id, isUuid, parseId } from "../../kernel/ids.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { getPathText } from "./address-text.ts";

/** An id in the path. @throws request.not_found: what is none names nothing */
export function parsePathId<Name extends string>(request: FastifyRequest, name: string): Id<Name> {
  const text = getPathText(request, name);
  if (!isUuid(text)) throw kernelErrors.error("request.not_found");
  return parseId<Name>(text);
}

/** A version number in the path. @throws request.not_found */
export function parsePathNumber(request: FastifyRequest, name: string): number {
  const text = getPathText(request, name);
  if (!/^[1-9]\d{0,8}$/.test(text)) throw kernelErrors.error("request.not_found");
  return Number(text);
}

import type { FastifyRequest } from "fastify";
import { type Id, isUuid, parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";

/** An id in the path; anything else is a page that does not exist. */
export function parsePathId<Name extends string>({ params }: FastifyRequest, name: string): Id<Name> {
  const text = getAdminPathText(params, name);
  if (!isUuid(text)) throw kernelErrors.error("request.not_found");
  return parseId<Name>(text);
}

/** A version number in the path. */
export function parsePathNumber({ params }: FastifyRequest, name: string): number {
  const text = getAdminPathText(params, name);
  if (!/^[1-9]\d{0,8}$/.test(text)) throw kernelErrors.error("request.not_found");
  return Number(text);
}

function getAdminPathText(params: unknown, name: string): string {
  const value: unknown = typeof params === "object" && params !== null ? Reflect.get(params, name) : "";
  return typeof value === "string" ? value : "";
}

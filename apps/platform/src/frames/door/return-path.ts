import type { FastifyRequest } from "fastify";
import { type Brand, getQueryText, isLocalPath, readForm } from "../../web/index.ts";

/** Parameter that carries, through the whole way in, the page to go back to. */
export const RETURN = "retour";
const MAX_LENGTH = 2_000;

/**
 * A page of this authority, or undefined: never another site, never another authority (open redirect,
 * CWE-601).
 */
function findLocalPath(brand: Brand, path: string): string | undefined {
  const ours = path === `/${brand.slug}` || path.startsWith(`/${brand.slug}/`);
  return ours && path.length <= MAX_LENGTH && isLocalPath(path) ? path : undefined;
}

export function findAskedReturn(request: FastifyRequest): string | undefined {
  return findLocalPath(request.ardeco.brand, getQueryText(request, RETURN));
}

export function findPostedReturn(request: FastifyRequest): string | undefined {
  const [path = ""] = readForm(request).typed.get(RETURN) ?? [];
  return findLocalPath(request.ardeco.brand, path);
}

export function addReturnPath(
  path: string,
  back: string | undefined,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ ...more, ...(back ? { [RETURN]: back } : {}) }).toString();
  return query ? `${path}?${query}` : path;
}

export const buildReturnInput = (back: string | undefined): Record<string, string> =>
  back ? { [RETURN]: back } : {};

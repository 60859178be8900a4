import type { FastifyRequest } from "fastify";
import { type Brand, isLocalPath, queryText, readForm } from "../../web/index.ts";

/** Parameter that carries, through the whole way in, the page to go back to. */
export const RETURN = "retour";
const MAX_LENGTH = 2_000;

/**
 * A page of this authority, or undefined: never another site, never another authority (open redirect,
 * CWE-601).
 */
function checkedPath(brand: Brand, path: string): string | undefined {
  const ours = path === `/${brand.slug}` || path.startsWith(`/${brand.slug}/`);
  return ours && path.length <= MAX_LENGTH && isLocalPath(path) ? path : undefined;
}

export function askedReturn(request: FastifyRequest): string | undefined {
  return checkedPath(request.ardeco.brand, queryText(request, RETURN));
}

export function postedReturn(request: FastifyRequest): string | undefined {
  const [path = ""] = readForm(request).typed.get(RETURN) ?? [];
  return checkedPath(request.ardeco.brand, path);
}

export function withReturn(
  path: string,
  back: string | undefined,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ ...more, ...(back ? { [RETURN]: back } : {}) }).toString();
  return query ? `${path}?${query}` : path;
}

export const hiddenReturn = (back: string | undefined): Record<string, string> =>
  back ? { [RETURN]: back } : {};

import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Ports } from "../../kernel/ports.ts";
import { apiErrors } from "./errors.ts";
import { Uuid } from "./schemas.ts";

const MAC_BYTES = 12;

/** Members that every list takes: how many, and from where. */
export const Paged = {
  cursor: Type.Optional(
    Type.String({
      maxLength: 400,
      description: "From the Link header of the page before; it means nothing else.",
    }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: "50 when absent." })),
};
export const DEFAULT_LIMIT = 50;

/** Names of before, still understood: a list has one way to be paged. `limit` wins over `per_page`. */
export const FormerPaging = {
  per_page: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, deprecated: true, description: "Former name of `limit`." }),
  ),
  page: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 10_000, deprecated: true, description: "Follow `Link` instead." }),
  ),
  after: Type.Optional({ ...Uuid, deprecated: true, description: "Follow `Link` instead." }),
  before: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      deprecated: true,
      description: "Follow `Link` instead.",
    }),
  ),
};

/**
 * Where a page begins, in the words of its list; signed, so that nobody reads a list from a place of their
 * own making.
 */
export interface Cursors {
  read(request: FastifyRequest, cursor: string): string;
  write(request: FastifyRequest, place: string): string;
}

export function buildCursors({ keyring }: Pick<Ports, "keyring">): Cursors {
  const key = keyring.derive("signing", "api-cursor");
  // A cursor of one address is worth nothing at another.
  const macOf = (request: FastifyRequest, place: string): Buffer =>
    createHmac("sha256", key)
      .update(JSON.stringify([getRequestPath(request), place]))
      .digest()
      .subarray(0, MAC_BYTES);
  return {
    read: (request, cursor) => {
      const [text = "", mac = ""] = cursor.split(".");
      const place = Buffer.from(text, "base64url").toString();
      const [given, wanted] = [Buffer.from(mac, "base64url"), macOf(request, place)];
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
        throw apiErrors.error("api.cursor_not_valid");
      return place;
    },
    write: (request, place) =>
      `${Buffer.from(place).toString("base64url")}.${macOf(request, place).toString("base64url")}`,
  };
}

/** RFC 8288: the first page, and the next one when there is one; the other parameters stay. */
export function addPageLinks(
  request: FastifyRequest,
  reply: FastifyReply,
  { publicUrl, next }: { readonly publicUrl: string; readonly next: string | undefined },
): void {
  const url = new URL(request.url, publicUrl);
  const link = (rel: string, change: (query: URLSearchParams) => void) => {
    const target = new URL(url);
    for (const name of ["cursor", "page", "after", "before"]) target.searchParams.delete(name);
    change(target.searchParams);
    return `<${target.href}>; rel="${rel}"`;
  };
  const links = [
    link("first", () => {}),
    ...(next === undefined ? [] : [link("next", (query) => query.set("cursor", next))]),
  ];
  void reply.header("link", links.join(", "));
}

/** One page of a list that is read whole: it is short, and in one order. */
export function selectListPage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): { readonly page: readonly Item[]; readonly next: string | undefined } {
  const sorted = items.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const rest = after === undefined ? sorted : sorted.filter((item) => keyOf(item) > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rest.length > limit && last !== undefined ? keyOf(last) : undefined };
}

const getRequestPath = ({ url }: FastifyRequest): string => url.split("?")[0] ?? "";

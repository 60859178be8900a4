import { randomBytes } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { buildPayloadAdapter, openPayloadBox } from "./adapter.ts";
import { openidErrors } from "./errors.ts";
import type { OpenId } from "./open-id.ts";
import type { Issuer } from "./parts.ts";

/** A request with a long `claims` weighs a few kilobytes. */
const MOST_BYTES = 32 * 1024;
/** Node reads 16 KiB of headers, cookies among them, and proxies half of it. */
const LONGEST_QUERY = 4_000;
const KEPT_SECONDS = 300;
const FORM = "application/x-www-form-urlencoded";
const POSTED = "posted";

/**
 * An authorization request sent as a form (OpenID Connect Core 1.0, section 3.1.2.1). A form of another site
 * comes without our cookies (SameSite=Lax): taken as it is, it would find nobody signed in and open a new
 * session over the former. The browser is sent to ask again by GET, as from a link, and no right comes of the
 * form itself. What is too long for an address is kept, sealed, for the time of that redirection.
 * @returns the query to ask again with; throws openid.form_expected, request.too_large,
 *   openid.unknown_application
 */
export async function readPostedRequest(
  openId: OpenId,
  issuer: Issuer,
  request: FastifyRequest,
): Promise<string> {
  if (request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() !== FORM)
    throw openidErrors.error("openid.form_expected");
  const parameters = new URLSearchParams(await readBody(request));
  // A name of ours: nobody leads to what another browser posted.
  parameters.delete(POSTED);
  const query = parameters.toString();
  if (query.length <= LONGEST_QUERY) return query;
  // Kept for applications that exist only: nobody else writes here.
  const provider = await openId.providerOf(issuer);
  const client = await provider.Client.find(parameters.get("client_id") ?? "");
  if (!client) throw openidErrors.error("openid.unknown_application");
  const id = randomBytes(32).toString("base64url");
  const { adapter, now } = openKeptRequests(openId, issuer);
  const exp = Math.floor(now().getTime() / 1000) + KEPT_SECONDS;
  await adapter.upsert(id, { jti: id, exp, query }, KEPT_SECONDS);
  return new URLSearchParams({ [POSTED]: id }).toString();
}

/**
 * The query that was posted, of an address that names it; undefined for another. Throws
 * openid.interaction_expired.
 */
export async function findPostedQuery(
  openId: OpenId,
  issuer: Issuer,
  address: URLSearchParams,
): Promise<string | undefined> {
  const id = address.get(POSTED);
  if (id === null) return undefined;
  const { adapter, now } = openKeptRequests(openId, issuer);
  const kept = await adapter.find(id);
  const lives = typeof kept?.exp === "number" && kept.exp * 1000 > now().getTime();
  if (!lives || typeof kept.query !== "string") throw openidErrors.error("openid.interaction_expired");
  return kept.query;
}

function openKeptRequests({ parts }: OpenId, { authorityId }: Issuer) {
  const box = openPayloadBox(parts.contextFor(authorityId));
  return { adapter: buildPayloadAdapter(box, "PostedRequest"), now: box.now };
}

async function readBody({ raw }: FastifyRequest): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of raw) {
    length += chunk.length;
    if (length > MOST_BYTES) throw kernelErrors.error("request.too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

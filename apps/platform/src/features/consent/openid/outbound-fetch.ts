import type { Configuration } from "oidc-provider";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, isUuid, parseId } from "../../../kernel/ids.ts";

/**
 * An address of an application, with the authority that registered it in its fragment: the library gives an
 * address and nothing else to who calls it, and a private address is allowed to the authority of the
 * application, whoever serves it.
 */
export function buildProviderAddress(address: string, providerId: AuthorityId): string {
  const url = new URL(address);
  url.hash = providerId;
  return url.href;
}

/**
 * What the library asks of an application (its keys, at its jwks_uri) and tells it (logout tokens) leaves by
 * the platform's own guarded door: the address is checked then pinned, no redirection is followed, the answer
 * is bounded. The library's own guard looks at the address once connected, follows redirections and reads
 * keys without end. Headers that would make it keep keys longer than its minute are left out.
 */
export function buildOutboundFetch({ authorityId, ports }: Context): NonNullable<Configuration["fetch"]> {
  return async (input, { method = "GET", body, headers } = {}) => {
    const url = new URL(String(input));
    const registeredBy = url.hash.slice(1);
    const callFor = { authorityId: isUuid(registeredBy) ? parseId<"authority">(registeredBy) : authorityId };
    url.hash = "";
    if (method === "GET") {
      const { status, text } = await ports.outbound.get(url.href, callFor);
      return new Response(text || null, { status });
    }
    if (method !== "POST" || !(body instanceof URLSearchParams)) {
      throw new TypeError("the library calls an application for its keys and for logout only");
    }
    const { status } = await ports.outbound.post(url.href, {
      ...callFor,
      contentType: new Headers(headers).get("content-type") ?? "application/x-www-form-urlencoded",
      content: body.toString(),
    });
    return new Response(null, { status });
  };
}

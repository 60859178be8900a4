import type { Configuration } from "oidc-provider";
import type { Outbound } from "../../kernel/ports.ts";

/**
 * What the library asks of an application (its keys, at its jwks_uri) and tells it (logout tokens) leaves by the
 * platform's own guarded door: the address is checked then pinned, no redirection is followed, the answer is bounded.
 * The library's own guard looks at the address once connected, follows redirections and reads keys without end. Headers
 * that would make it keep keys longer than its minute are left out.
 */
export function outboundFetch(outbound: Outbound): NonNullable<Configuration["fetch"]> {
  return async (input, { method = "GET", body, headers } = {}) => {
    const address = String(input);
    if (method === "GET") {
      const { status, text } = await outbound.get(address);
      return new Response(text || null, { status });
    }
    if (method !== "POST" || !(body instanceof URLSearchParams)) {
      throw new TypeError("the library calls an application for its keys and for logout only");
    }
    const { status } = await outbound.post(address, {
      contentType: new Headers(headers).get("content-type") ?? "application/x-www-form-urlencoded",
      content: body.toString(),
    });
    return new Response(null, { status });
  };
}

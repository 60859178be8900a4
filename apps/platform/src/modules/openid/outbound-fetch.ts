import type { Configuration } from "oidc-provider";
import type { Outbound } from "../../kernel/ports.ts";

/**
 * Logout tokens leave by the platform's own guarded door, which knows the private hosts an authority allows. What the
 * library reads (a client's jwks_uri) goes by its own fetch, which refuses private addresses altogether.
 */
export function outboundFetch(outbound: Outbound): NonNullable<Configuration["fetch"]> {
  return async (input, init) => {
    const { method, body, headers } = init ?? {};
    if (method !== "POST" || !(body instanceof URLSearchParams)) return fetch(input, init);
    const { status } = await outbound.post(String(input), {
      contentType: new Headers(headers).get("content-type") ?? "application/x-www-form-urlencoded",
      content: body.toString(),
    });
    return new Response(null, { status });
  };
}

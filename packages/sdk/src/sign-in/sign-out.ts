import * as openid from "openid-client";
import type { Connection } from "../connection.ts";

/**
 * Where to send who leaves (RP-Initiated Logout 1.0): they may leave their account too, and every other
 * service with it.
 */
export function signOutUrl(
  { config }: Pick<Connection, "config">,
  { idToken, to }: { readonly idToken?: string | undefined; readonly to: string },
): string {
  return openid.buildEndSessionUrl(config, {
    post_logout_redirect_uri: to,
    ...(idToken === undefined ? {} : { id_token_hint: idToken }),
  }).href;
}

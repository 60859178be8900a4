import { sendOnce } from "../api/call-api.ts";
import type { Connection } from "../connection.ts";

/**
 * The platform's API, at the issuer's town; tried again until it is taken. Throws ApiRefused, or the last
 * failure.
 */
export async function acknowledge(
  connection: Connection,
  { jti }: { readonly jti: string },
  detail?: string,
): Promise<void> {
  await sendOnce(
    connection,
    "/acknowledgements",
    { jti, detail },
    `acknowledge-${jti}-${detail ?? ""}`.slice(0, 200),
  );
}

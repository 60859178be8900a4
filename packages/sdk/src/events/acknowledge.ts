import type { Connection } from "../connection.ts";

/** The platform's API, at the issuer's town. Throws when it is not taken: try again later, the same one. */
export async function acknowledge(
  { issuer, credentials, fetch, now }: Connection,
  { jti }: { readonly jti: string },
  detail?: string,
): Promise<void> {
  const { origin, pathname } = new URL(issuer);
  const [, town] = pathname.split("/");
  const address = `${origin}/api/v1/authorities/${town}/acknowledgements`;
  const answer = await fetch(address, {
    method: "POST",
    headers: { authorization: await credentials.forApi(address, now()), "content-type": "application/json" },
    body: JSON.stringify({ jti, detail }),
  });
  if (!answer.ok) throw new Error(`acknowledgement of ${jti}: ${answer.status} ${await answer.text()}`);
}

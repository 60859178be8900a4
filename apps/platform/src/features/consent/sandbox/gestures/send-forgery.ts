import { GRANT_WITHDRAWN, SECURITY_EVENT_TYPE } from "@ardeco/contracts";
import { generateKeyPair, SignJWT } from "jose";
import type { Context } from "../../../../kernel/context.ts";
import { isUuid, parseId } from "../../../../kernel/ids.ts";
import { getAuthority } from "../../../authorities/authorities/index.ts";
import { clientsErrors, getSigningKey } from "../../clients/index.ts";
import { listApplications } from "../service/list-applications.ts";
import { openVendorSpace } from "../space/vendor.ts";
import { recordTrace } from "../trace/record-trace.ts";
import { requireRoomForGesture } from "./quota.ts";

/**
 * Use case: sends the application an event that looks like ours and is signed by somebody else. A good
 * application answers 400 with a code (RFC 8935, section 2.4) and does nothing. Throws
 * clients.unknown_client, sandbox.too_many_gestures.
 */
export async function sendForgery(context: Context, clientId: string): Promise<void> {
  const { system } = await openVendorSpace(context);
  const slug = await system.transaction(async (tx) => {
    await requireRoomForGesture(tx, system);
    return (await getAuthority(tx, system.authorityId)).slug;
  });
  const applications = await listApplications(context);
  const found = applications.find(({ client }) => client.id === clientId)?.client;
  if (!isUuid(clientId) || found?.eventsUri === undefined)
    throw clientsErrors.error("clients.unknown_client");
  const content = await buildForgedToken(system, {
    issuer: `${system.ports.publicUrl}/${slug}/oidc`,
    audience: clientId,
  });
  const outcome = await sendForgedToken(system, found.eventsUri, content);
  await system.transaction((tx) =>
    recordTrace(tx, system, { kind: "forgery", outcome, clientId: parseId<"client">(clientId) }),
  );
  await system.transaction((tx) => recordTrace(tx, system, { kind: "gesture", outcome: "forgery" }));
}

/** Everything right, but the key: it bears the name of ours. */
async function buildForgedToken(
  system: Context,
  facts: { issuer: string; audience: string },
): Promise<string> {
  const [{ privateKey }, { kid }] = [await generateKeyPair("ES256"), await getSigningKey(system)];
  const claims = {
    sub_id: { format: "iss_sub", iss: facts.issuer, sub: system.newId<string>() },
    events: {
      [GRANT_WITHDRAWN]: {
        grant_id: system.newId<string>(),
        withdrawn_on: system.now().toISOString().slice(0, 10),
        initiated_by: "person",
      },
    },
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", typ: SECURITY_EVENT_TYPE, kid })
    .setIssuer(facts.issuer)
    .setAudience(facts.audience)
    .setIssuedAt(Math.floor(system.now().getTime() / 1000))
    .setJti(system.newId<string>())
    .sign(privateKey);
}

async function sendForgedToken(system: Context, url: string, content: string): Promise<string> {
  try {
    const contentType = `application/${SECURITY_EVENT_TYPE}`;
    const { status } = await system.ports.outbound.post(url, {
      authorityId: system.authorityId,
      contentType,
      content,
    });
    return `http_${status}`;
  } catch {
    return "silent";
  }
}

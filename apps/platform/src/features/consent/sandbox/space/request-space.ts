import { createHash, randomBytes } from "node:crypto";
import { Type } from "typebox";
import type { Context } from "../../../../kernel/context.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { toComparableEmail } from "../../../access/access/index.ts";
import { notifyAddress } from "../../../messaging/notifications/index.ts";
import {
  buildJsonReader,
  computeBlindIndex,
  openForAuthority,
  sealForAuthority,
} from "../../../trust/keys/index.ts";
import { limits } from "../rules.ts";
import { countInvitations, createInvitationRow, lockAddress } from "../store/spaces.ts";
import { toSandboxSystem } from "../to-sandbox-system.ts";

const LINK_MS = 30 * 60_000;

const Invited = Type.Object({ email: Type.String(), organisation: Type.String() });
const readInvited = buildJsonReader("sandbox_invitation", Invited);

/**
 * Use case: a link to the address given, whether or not it has a space already: nobody learns here who tries
 * what.
 * @param linkOf the address of the page that a token opens
 */
export async function requestSpace(
  context: Context,
  input: { readonly email: string; readonly organisation: string },
  linkOf: (token: string) => string,
): Promise<void> {
  const front = toSandboxSystem(context);
  const email = toTidyText(input.email);
  const index = computeVendorIndex(front, email);
  await front.transaction(async (tx) => {
    await lockAddress(tx, index);
    const now = front.now();
    if ((await countInvitations(tx, front.authorityId, index, now)) >= limits.waitingLinks) return;
    const token = randomBytes(32).toString("base64url");
    const hash = hashInvitationToken(token);
    await createInvitationRow(tx, {
      authority_id: front.authorityId,
      token_hash: hash,
      email_index: index,
      content_sealed: sealForAuthority(
        front,
        formatInvitationField(hash),
        JSON.stringify({ email, organisation: toTidyText(input.organisation) }),
      ),
      expires_at: new Date(now.getTime() + LINK_MS),
      used_at: null,
    });
    await notifyAddress(tx, front, {
      to: email,
      template: "sandbox_link",
      data: { url: linkOf(token), minutes: LINK_MS / 60_000 },
    });
  });
}

export const computeVendorIndex = (front: Context, email: string): Buffer =>
  computeBlindIndex(front, "sandbox:vendor", toComparableEmail(email));

/** Of the part after the @, to count what one domain opens. */
export const computeDomainIndex = (front: Context, email: string): Buffer =>
  computeBlindIndex(front, "sandbox:domain", toComparableEmail(email).split("@").at(-1) ?? "");

export const hashInvitationToken = (token: string): Buffer => createHash("sha256").update(token).digest();

export function openInvited(front: Context, row: { token_hash: Buffer; content_sealed: Buffer }) {
  return readInvited(openForAuthority(front, formatInvitationField(row.token_hash), row.content_sealed));
}

const formatInvitationField = (hash: Buffer): string => `sandbox:invitation:${hash.toString("base64url")}`;

import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import { addAgent, openSession } from "../../../access/access/index.ts";
import { createAuthority, getAuthority } from "../../../authorities/authorities/index.ts";
import { sandboxErrors } from "../errors.ts";
import { openCast } from "../people/play-cast.ts";
import { buildSpaceSlug, formatSpaceName, limits } from "../rules.ts";
import {
  acceptInvitation,
  countSpaces,
  createSpaceRow,
  findSpaceByEmail,
  updateSpace,
} from "../store/spaces.ts";
import { toSandboxSystem } from "../to-sandbox-system.ts";
import { SANDBOX_COLOUR } from "./front.ts";
import { computeDomainIndex, computeVendorIndex, hashInvitationToken, openInvited } from "./request-space.ts";

export interface EnteredSpace {
  readonly slug: string;
  /** The vendor's session in their space. */
  readonly session: string;
}

/**
 * Use case: spends the link; whoever read the message enters the space of that address, opened the first
 * time. Without room, the link is not spent. Throws sandbox.link_not_valid, sandbox.full,
 * sandbox.full_for_domain.
 */
export async function openInvitedSpace(context: Context, token: string): Promise<EnteredSpace> {
  const front = toSandboxSystem(context);
  const { invited, index, known } = await front.transaction(async (tx) => {
    const row = await acceptInvitation(tx, front.authorityId, hashInvitationToken(token), front.now());
    if (!row) throw sandboxErrors.error("sandbox.link_not_valid");
    const invited = openInvited(front, row);
    const index = computeVendorIndex(front, invited.email);
    const known = await findSpaceByEmail(tx, front.authorityId, index);
    if (!known) await requireRoom(tx, front, invited.email);
    return { invited, index, known };
  });
  const space = known ?? (await openSpace(front, { ...invited, index }));
  const there = front.as(front.actor, parseId<"authority">(space.authority_id));
  return there.transaction(async (tx) => {
    await updateSpace(tx, there.authorityId, { last_used_on: toCivilDate(there.now()) });
    const { slug } = await getAuthority(tx, there.authorityId);
    return {
      slug,
      session: await openSession(tx, there, { kind: "staff", subjectId: space.staff_id, method: "sandbox" }),
    };
  });
}

interface Newcomer {
  readonly email: string;
  readonly organisation: string;
  readonly index: Buffer;
}

async function requireRoom(tx: Tx, front: Context, email: string): Promise<void> {
  const asked = { today: toCivilDate(front.now()), domain: computeDomainIndex(front, email) };
  const room = await countSpaces(tx, front.authorityId, asked);
  if (room.open >= limits.spaces || room.today >= limits.spacesPerDay)
    throw sandboxErrors.error("sandbox.full");
  if (room.ofDomain >= limits.spacesPerDomainPerDay) throw sandboxErrors.error("sandbox.full_for_domain");
}

/** A tenant with its vendor, the program that approves, and its cast. */
async function openSpace(front: Context, { email, organisation, index }: Newcomer) {
  const today = toCivilDate(front.now());
  const there = front.as(front.actor, parseId<"authority">(front.newId<string>()));
  await openTenant(there, organisation);
  const [staffId, reviewerId] = [there.newId<StaffId>(), there.newId<StaffId>()];
  await addAgent(there, {
    id: staffId,
    displayName: organisation,
    email,
    roles: [{ role: "service_manager" }],
  });
  await addAgent(there, {
    id: reviewerId,
    displayName: "Relecture du bac à sable",
    email: "relecture@bac-a-sable.invalid",
    roles: [{ role: "data_protection_officer" }],
  });
  const row = {
    authority_id: there.authorityId,
    front_id: front.authorityId,
    email_index: index,
    domain_index: computeDomainIndex(front, email),
    staff_id: staffId,
    reviewer_id: reviewerId,
    opened_on: today,
    last_used_on: today,
    closed_on: null,
  };
  await there.transaction((tx) => createSpaceRow(tx, row));
  await openCast(there);
  return row;
}

async function openTenant(there: Context, organisation: string): Promise<void> {
  const id: AuthorityId = there.authorityId;
  const slug = buildSpaceSlug(there.newId<string>());
  await createAuthority(there, {
    authority: {
      id,
      slug,
      name: formatSpaceName(organisation),
      kind: "sandbox",
      officialCode: slug,
      colour: SANDBOX_COLOUR,
      contact: {},
    },
    within: [],
    desks: [
      { id: parseId<"desk">(there.newId<string>()), name: "Aucun accueil", contact: {}, isDefault: true },
    ],
  });
}

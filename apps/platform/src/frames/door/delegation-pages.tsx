import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  accessErrors,
  type Delegation,
  findDelegatedContext,
  isDelegatedActor,
  listDelegations,
  openDelegatedSession,
} from "../../features/access/access/index.ts";
import { type Authority, readAuthorities } from "../../features/authorities/authorities/index.ts";
import { countQueue } from "../../features/enrolment/enrolment/index.ts";
import { toCivilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId, type StaffId } from "../../kernel/ids.ts";
import {
  getTypedText,
  journalledRead,
  readForm,
  sendSeeOther,
  setSessionCookie,
  type Visit,
} from "../../web/index.ts";
import { computeDelegationStage, type ReceivedDelegation, showDelegations } from "./delegations-view.tsx";
import { agentDoor, formatDoorPath } from "./doors.ts";
import { addReturnPath } from "./return-path.ts";

const PATH = "/agents/delegations";

/**
 * Access that other authorities lent to the agent; entering opens a session there, beside the one at home.
 */
export function mountDelegationPages(app: FastifyInstance): void {
  app.get(PATH, journalledRead, async (request, reply) => {
    const staffId = findDelegateStaff(request.ardeco);
    if (!staffId) return sendSeeOther(reply, signInThenBack(request.ardeco));
    return showDelegations(
      reply,
      PATH,
      await addDelegationCounts(request.ardeco, await listReceivedDelegations(request.ardeco)),
    );
  });
  app.post(PATH, async (request, reply) => handleDelegationEntry(request, reply));
}

const signInThenBack = ({ brand }: Visit): string =>
  addReturnPath(formatDoorPath(brand, agentDoor.path), formatDoorPath(brand, PATH));

function findDelegateStaff({ session }: Visit): StaffId | undefined {
  return session?.actor.kind === "staff" ? session.actor.staffId : undefined;
}

/** The agent's own, the latest to end first. */
async function listReceivedDelegations({ context }: Visit): Promise<readonly ReceivedDelegation[]> {
  const { actor } = context;
  const own = (await listDelegations(context, "received")).filter((one) => isDelegatedActor(actor, one));
  const lenders = await readAuthorities(context, [...new Set(own.map((one) => one.authorityId))]);
  const authorities = new Map(lenders.map((one) => [one.id, one]));
  return own
    .flatMap((delegation) => toReceivedDelegations(delegation, authorities.get(delegation.authorityId)))
    .sort((left, right) => right.delegation.endsOn.localeCompare(left.delegation.endsOn));
}

/** How much waits in each authority where files may be read; looking is a use, journalled in both. */
async function addDelegationCounts(
  { context }: Visit,
  all: readonly ReceivedDelegation[],
): Promise<readonly ReceivedDelegation[]> {
  const counted: ReceivedDelegation[] = [];
  for (const one of all) counted.push({ ...one, ...(await countDelegationWork(context, one.delegation)) });
  return counted;
}

async function countDelegationWork(
  context: Context,
  delegation: Delegation,
): Promise<Pick<ReceivedDelegation, "counts">> {
  const reads = delegation.role === "reception" || delegation.role === "validator";
  if (!reads || computeDelegationStage(delegation, toCivilDate(context.now())) !== "inForce") return {};
  const { authorityId, id: delegationId } = delegation;
  const there = await findDelegatedContext(context, { authorityId, delegationId });
  return { counts: await countQueue(there) };
}

const toReceivedDelegations = (
  delegation: Delegation,
  authority: Authority | undefined,
): ReceivedDelegation[] => (authority ? [{ delegation, authority }] : []);

async function handleDelegationEntry(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const staffId = findDelegateStaff(visit);
  if (!staffId) return sendSeeOther(reply, signInThenBack(visit));
  const chosen = getTypedText(readForm(request).typed, "delegation");
  const found = (await listReceivedDelegations(visit)).find(({ delegation }) => delegation.id === chosen);
  if (!found) throw accessErrors.error("access.delegation_not_valid");
  const { authority } = found;
  const session = await openDelegatedSession(visit.context, {
    authorityId: authority.id,
    delegationId: parseId<"delegation">(chosen),
  });
  // The cookie goes to the other authority's pages only: the agent stays signed in at home
  const there = { ...visit, brand: { ...visit.brand, slug: authority.slug } };
  setSessionCookie(reply, there, "staff", session);
  return sendSeeOther(reply, formatDoorPath(there.brand, agentDoor.home));
}

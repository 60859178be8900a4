import type { FastifyInstance, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { readAuthorities, readOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { type Delegation, listDelegations, readStaffActor, revokeDelegation } from "../../../index.ts";
import { showDelegations } from "./delegations-view.tsx";
import { submitDelegation } from "./submit-delegation.ts";
import { toAdministrationSystem } from "./to-administration-system.ts";

const PATH = adminPlaces.delegations.path;

/** Access lent to agents of other authorities. */
export function defineDelegationPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.delegations.for);
  app.get(PATH, async (request, reply) => showDelegations(reply, await readAll(request)));
  app.post(PATH, async (request, reply) => {
    const errors = await submitDelegation(request);
    if (errors.length === 0) return sendSeeOther(reply, formatAdminPath(request.ardeco.brand, PATH));
    return showDelegations(reply, { ...(await readAll(request)), typed: readForm(request).typed, errors });
  });
  app.post(`${PATH}/fin`, async (request, reply) => {
    const wanted = getTypedText(readForm(request).typed, "delegation");
    const found = (await readAll(request)).given.find(({ id }) => id === wanted);
    if (!found) throw kernelErrors.error("request.not_found");
    await revokeDelegation(request.ardeco.context, found.id);
    return sendSeeOther(reply, formatAdminPath(request.ardeco.brand, PATH));
  });
}

async function readAll({ ardeco: { context } }: FastifyRequest) {
  const given = await listDelegations(context, "given");
  const lenders = new Set(given.map(({ fromAuthorityId }) => fromAuthorityId));
  const others = await readAuthorities(context, [...lenders]);
  const named = given.map(async (one) => [one.id, await findTakerName(context, one)] as const);
  return { given, others, takers: new Map(await Promise.all(named)) };
}

/** Who was lent access: their professional name, read by the system of their own authority. */
async function findTakerName(
  context: Context,
  { fromAuthorityId, staffId, teamDeskId }: Delegation,
): Promise<{ readonly agent?: string; readonly desk?: string }> {
  const there = toAdministrationSystem(context, fromAuthorityId);
  if (staffId === undefined) {
    const desk = (await readOpenDesks(there)).find(({ id }) => id === teamDeskId)?.name;
    return desk === undefined ? {} : { desk };
  }
  const actor = await readStaffActor(there, staffId);
  return actor?.kind === "staff" ? { agent: actor.label } : {};
}

import type { FastifyInstance, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { listAuthoritiesOf, listOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { type Delegation, findStaffActor, listDelegations, revokeDelegation } from "../../../index.ts";
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
  const { given, others } = await context.transaction(async (tx) => {
    const all = await listDelegations(context, "given");
    const lenders = new Set(all.map(({ fromAuthorityId }) => fromAuthorityId));
    return { given: all, others: await listAuthoritiesOf(tx, [...lenders]) };
  });
  const named = given.map(async (one) => [one.id, await findTakerName(context, one)] as const);
  return { given, others, takers: new Map(await Promise.all(named)) };
}

/** Who was lent access: their professional name, read by the system of their own authority. */
async function findTakerName(
  context: Context,
  { fromAuthorityId, staffId, teamDeskId }: Delegation,
): Promise<{ readonly agent?: string; readonly desk?: string }> {
  const there = toAdministrationSystem(context, fromAuthorityId);
  return there.transaction(async (tx) => {
    if (staffId === undefined) {
      const desk = (await listOpenDesks(tx, there)).find(({ id }) => id === teamDeskId)?.name;
      return desk === undefined ? {} : { desk };
    }
    const actor = await findStaffActor(tx, there, staffId);
    return actor?.kind === "staff" ? { agent: actor.label } : {};
  });
}

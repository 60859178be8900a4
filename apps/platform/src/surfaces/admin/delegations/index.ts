import type { FastifyInstance, FastifyRequest } from "fastify";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { listDelegations, revokeDelegation } from "../../../modules/access/index.ts";
import { listAuthoritiesOf } from "../../../modules/authorities/index.ts";
import { readForm, seeOther, textOf } from "../../../web/index.ts";
import { under } from "../common/admin-page.tsx";
import { places } from "../common/places.ts";
import { requireOneOf } from "../common/signed-in.ts";
import { showDelegations } from "./delegations-view.tsx";
import { giveDelegation } from "./give.ts";

const PATH = places.delegations.path;

/** Access lent to agents of other authorities. */
export function givenDelegationPages(app: FastifyInstance): void {
  requireOneOf(app, places.delegations.for);
  app.get(PATH, async (request, reply) => showDelegations(reply, await readAll(request)));
  app.post(PATH, async (request, reply) => {
    const errors = await giveDelegation(request);
    if (errors.length === 0) return seeOther(reply, under(request.ardeco.brand, PATH));
    return showDelegations(reply, { ...(await readAll(request)), typed: readForm(request).typed, errors });
  });
  app.post(`${PATH}/fin`, async (request, reply) => {
    const wanted = textOf(readForm(request).typed, "delegation");
    const found = (await readAll(request)).given.find(({ id }) => id === wanted);
    if (!found) throw kernelErrors.error("request.not_found");
    await revokeDelegation(request.ardeco.context, found.id);
    return seeOther(reply, under(request.ardeco.brand, PATH));
  });
}

async function readAll({ ardeco: { context } }: FastifyRequest) {
  return context.transaction(async (tx) => {
    const given = await listDelegations(tx, context, "given");
    const lenders = new Set(given.map(({ fromAuthorityId }) => fromAuthorityId));
    return { given, others: await listAuthoritiesOf(tx, [...lenders]) };
  });
}

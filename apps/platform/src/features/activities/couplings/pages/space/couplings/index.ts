import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import { sendSeeOther, submitOrShowAgain, toBesides } from "../../../../../../web/index.ts";
import { couplingsErrors, createCouplingAgreement, withdrawCoupling } from "../../../index.ts";
import { showOwnCoupling } from "./coupling-page.tsx";
import { showCouplings } from "./list-page.tsx";
import { parseCouplingParam } from "./parse-coupling-param.ts";

/** Offers that several services make together: found, agreed to, stopped. */
export function defineSpaceCouplingPages(app: FastifyInstance): void {
  app.get("/espace/offres", showCouplings);
  app.get("/espace/offres/:offre", async (request, reply) => showOwnCoupling(request, reply));
  app.post("/espace/offres/:offre/accepter", handleCouplingAgreement);
  app.post("/espace/offres/:offre/arreter", handleCouplingWithdrawal);
}

/** Said on the page of the offer: it changed since it was read, or was answered too often today. */
const changed = listCodes(
  couplingsErrors,
  "couplings.not_held",
  "couplings.not_living",
  "couplings.answered_today",
);

async function handleCouplingAgreement(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody } = await context.transaction((tx) => resolveChosenPerson(tx, request));
  const id = parseCouplingParam(request);
  const address = formatPersonAddress(buildSpaceAddresses(brand).coupling(id), somebody, { fait: "oui" });
  return submitOrShowAgain(() => createCouplingAgreement(context, { id, personId: somebody.id }), {
    besides: toBesides(changed, ""),
    again: ({ errors }) => showOwnCoupling(request, reply, errors),
    after: () => sendSeeOther(reply, address),
  });
}

async function handleCouplingWithdrawal(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody } = await context.transaction((tx) => resolveChosenPerson(tx, request));
  const id = parseCouplingParam(request);
  await withdrawCoupling(context, { id, personId: somebody.id });
  return sendSeeOther(
    reply,
    formatPersonAddress(buildSpaceAddresses(brand).coupling(id), somebody, { fait: "non" }),
  );
}

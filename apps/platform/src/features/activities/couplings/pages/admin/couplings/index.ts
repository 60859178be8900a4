import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  findTextAnswer,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import {
  acceptCoupling,
  approveCoupling,
  couplingsErrors,
  declineCoupling,
  endCoupling,
  revokeCoupling,
} from "../../../index.ts";
import { endFields } from "./coupling-fields.ts";
import { getManagedCoupling, showManagedCoupling } from "./coupling-page.tsx";
import { handleCouplingProposal, showNewCoupling } from "./form-page.tsx";
import { showCouplingList } from "./list-page.tsx";
import {
  acceptPath,
  approvePath,
  buildCouplingEndPath,
  buildCouplingPath,
  buildStopPath,
  COUPLINGS,
  declinePath,
  NEW_COUPLING,
} from "./paths.ts";

/** Offers that services make together: proposed, answered, approved, ended. Nobody who holds one is shown. */
export function defineAdminCouplingPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.couplings.for);
  app.get(COUPLINGS, showCouplingList);
  app.get(NEW_COUPLING, async (request, reply) => showNewCoupling(request, reply));
  app.post(NEW_COUPLING, handleCouplingProposal);
  app.get(buildCouplingPath(":offre"), async (request, reply) => showManagedCoupling(request, reply));
  app.post(acceptPath(":offre"), accept);
  app.post(declinePath(":offre"), decline);
  app.post(buildCouplingEndPath(":offre"), handleCouplingEnd);
  app.post(approvePath(":offre"), decideWith(approveCoupling, "approuvee"));
  app.post(buildStopPath(":offre"), decideWith(revokeCoupling, "arretee"));
}

/** The offer of the address, and the service for which the form answers. */
async function readCouplingAnswer(request: FastifyRequest) {
  const { id } = await getManagedCoupling(request);
  const given = getTypedText(readForm(request).typed, "service");
  if (!isUuid(given)) throw couplingsErrors.error("couplings.unknown");
  return { id, serviceId: parseId<"service">(given) };
}

async function accept(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const answering = await readCouplingAnswer(request);
  return runCouplingAct(request, reply, { done: "acceptee", field: "" }, () =>
    acceptCoupling(request.ardeco.context, answering),
  );
}

async function decline(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const answering = await readCouplingAnswer(request);
  return runCouplingAct(request, reply, { done: "declinee", field: "" }, () =>
    declineCoupling(request.ardeco.context, answering),
  );
}

/** What an approver does of it. */
const decideWith =
  (decide: typeof approveCoupling, done: string) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { context } = request.ardeco;
    requireCapability(context, "service.approve");
    const { id } = await getManagedCoupling(request);
    return runCouplingAct(request, reply, { done, field: "" }, () => decide(context, { id }));
  };

async function handleCouplingEnd(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const answering = await readCouplingAnswer(request);
  requireCapability(context, "coupling.manage", { serviceId: answering.serviceId });
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(endFields, readForm(request), { today, answers: {} });
  if (errors.length > 0) return showManagedCoupling(request, reply, errors);
  const lastDay = findTextAnswer(answers, "last_day") ?? "";
  return runCouplingAct(request, reply, { done: "annoncee", field: "last_day" }, () =>
    endCoupling(context, { ...answering, lastDay }),
  );
}

/** Said beside the button, or the day: it was answered meanwhile, or the day does not do. */
const said = listCodes(
  couplingsErrors,
  "couplings.closed",
  "couplings.lives",
  "couplings.not_accepted",
  "couplings.own_work",
  "couplings.not_living",
  "couplings.too_soon",
  "couplings.ends_before",
);

async function runCouplingAct(
  request: FastifyRequest,
  reply: FastifyReply,
  { done, field }: { readonly done: string; readonly field: string },
  act: () => Promise<void>,
): Promise<FastifyReply> {
  const { brand } = request.ardeco;
  return submitOrShowAgain(act, {
    besides: toBesides(said, field),
    again: ({ errors }) => showManagedCoupling(request, reply, errors),
    after: async () => {
      const { id } = await getManagedCoupling(request);
      return sendSeeOther(reply, `${formatAdminPath(brand, buildCouplingPath(id))}?fait=${done}`);
    },
  });
}

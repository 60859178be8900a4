import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { AppError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  findTextAnswer,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  toFieldError,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import {
  acceptCoupling,
  approveCoupling,
  couplingsErrors,
  declineCoupling,
  endCoupling,
  stopCoupling,
} from "../../../index.ts";
import { endFields } from "./coupling-fields.ts";
import { managedIn, showCoupling } from "./coupling-page.tsx";
import { propose, showNew } from "./form-page.tsx";
import { showList } from "./list-page.tsx";
import {
  acceptPath,
  approvePath,
  COUPLINGS,
  couplingPath,
  declinePath,
  endPath,
  NEW_COUPLING,
  stopPath,
} from "./paths.ts";

/** Offers that services make together: proposed, answered, approved, ended. Nobody who holds one is shown. */
export function couplingPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.couplings.for);
  app.get(COUPLINGS, showList);
  app.get(NEW_COUPLING, async (request, reply) => showNew(request, reply));
  app.post(NEW_COUPLING, propose);
  app.get(couplingPath(":offre"), async (request, reply) => showCoupling(request, reply));
  app.post(acceptPath(":offre"), accept);
  app.post(declinePath(":offre"), decline);
  app.post(endPath(":offre"), end);
  app.post(approvePath(":offre"), decideWith(approveCoupling, "approuvee"));
  app.post(stopPath(":offre"), decideWith(stopCoupling, "arretee"));
}

/** The offer of the address, and the service for which the form answers. */
async function answeringIn(request: FastifyRequest) {
  const { id } = await managedIn(request);
  const given = getTypedText(readForm(request).typed, "service");
  if (!isUuid(given)) throw couplingsErrors.error("couplings.unknown");
  return { id, serviceId: parseId<"service">(given) };
}

async function accept(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const answering = await answeringIn(request);
  return answered(request, reply, { done: "acceptee", field: "" }, () =>
    acceptCoupling(request.ardeco.context, answering),
  );
}

async function decline(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const answering = await answeringIn(request);
  return answered(request, reply, { done: "declinee", field: "" }, () =>
    declineCoupling(request.ardeco.context, answering),
  );
}

/** What an approver does of it. */
const decideWith =
  (decide: typeof approveCoupling, done: string) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { context } = request.ardeco;
    requireCapability(context, "service.approve");
    const { id } = await managedIn(request);
    return answered(request, reply, { done, field: "" }, () => decide(context, { id }));
  };

async function end(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const answering = await answeringIn(request);
  requireCapability(context, "coupling.manage", { serviceId: answering.serviceId });
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(endFields, readForm(request), { today, answers: {} });
  if (errors.length > 0) return showCoupling(request, reply, errors);
  const lastDay = findTextAnswer(answers, "last_day") ?? "";
  return answered(request, reply, { done: "annoncee", field: "last_day" }, () =>
    endCoupling(context, { ...answering, lastDay }),
  );
}

/** Said beside the button, or the day: it was answered meanwhile, or the day does not do. */
const said: ReadonlySet<string> = new Set([
  couplingsErrors.codes["couplings.closed"],
  couplingsErrors.codes["couplings.lives"],
  couplingsErrors.codes["couplings.not_accepted"],
  couplingsErrors.codes["couplings.own_work"],
  couplingsErrors.codes["couplings.not_living"],
  couplingsErrors.codes["couplings.too_soon"],
  couplingsErrors.codes["couplings.ends_before"],
]);

async function answered(
  request: FastifyRequest,
  reply: FastifyReply,
  { done, field }: { readonly done: string; readonly field: string },
  act: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AppError) || !said.has(error.code)) throw error;
    return showCoupling(request, reply, [toFieldError(field, error)]);
  }
  const { id } = await managedIn(request);
  return sendSeeOther(reply, `${formatAdminPath(request.ardeco.brand, couplingPath(id))}?fait=${done}`);
}

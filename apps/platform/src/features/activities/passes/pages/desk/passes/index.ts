import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { buildPassAddresses } from "../../../../../../frames/desk/common/pass-addresses.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import {
  getTypedText,
  journalledRead,
  parsePathId,
  readForm,
  sendSeeOther,
  toFieldError,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { openPassAtTill, type PaymentId } from "../../../../../billing/payments/index.ts";
import {
  listChequeErrors,
  parseCheque,
} from "../../../../../billing/payments/pages/desk/till/cheque-fields.tsx";
import { takeFields } from "../../../../../billing/payments/pages/desk/till/take-forms.tsx";
import { createPassMembership, listPasses, openPass, type Pass, passesErrors } from "../../../index.ts";
import { formatPassFieldName, showPersonPasses } from "./person-passes.tsx";

/** An agent joins somebody to a pass, takes its fee, and opens it: nobody is sent online for it. */
export function defineDeskPassPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/pass", journalledRead, async (request, reply) =>
    showPersonPasses(request, reply),
  );
  app.post("/agents/personnes/:id/pass/:pass/demander", handleDeskJoining);
  app.post("/agents/personnes/:id/pass/:pass/ouvrir", openAtDesk);
}

async function getRequestedPass(request: FastifyRequest): Promise<Pass> {
  const { context } = request.ardeco;
  const id = parsePathId<"pass">(request, "pass");
  const found = (await listPasses(context)).find((pass) => pass.id === id);
  if (!found) throw passesErrors.error("passes.unknown");
  return found;
}

/** A pass without a fee is open at once. */
async function handleDeskJoining(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const personId = parsePathId<"person">(request, "id");
  const { id: passId } = await getRequestedPass(request);
  return runDeskAct(request, reply, async () => {
    const { isFree } = await createPassMembership(context, { passId, personId });
    if (isFree) await openPass(context, { passId, personId });
    return sendSeeOther(
      reply,
      `${buildPassAddresses(brand).of(personId)}?fait=${isFree ? "ouvert" : "demande"}`,
    );
  });
}

/** The money and the pass are written together: what is refused takes nothing. */
async function openAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const personId = parsePathId<"person">(request, "id");
  const pass = await getRequestedPass(request);
  const { typed } = readForm(request);
  const wrong = listChequeErrors(typed);
  if (wrong.length > 0) return showPersonPasses(request, reply, wrong);
  const given = getTypedText(typed, "nouveau");
  const id = isUuid(given) ? parseId<"payment">(given) : context.newId<PaymentId>();
  return runDeskAct(request, reply, async () => {
    const cents = parseSeenDue(getTypedText(typed, "du"));
    const fee = cents && { id, cents, payer: getTypedText(typed, "payeur"), cheque: parseCheque(typed) };
    await openPassAtTill(context, { pass, personId, ...(fee ? { fee } : {}) });
    const receipt = fee ? `&recu=${id}` : "";
    return sendSeeOther(reply, `${buildPassAddresses(brand).of(personId)}?fait=ouvert${receipt}`);
  });
}

/** In cents, as the page said it; undefined where nothing was left to pay. */
function parseSeenDue(seen: string): number | undefined {
  if (seen === "") return undefined;
  if (!/^[1-9][0-9]{0,6}$/.test(seen)) throw passesErrors.error("passes.fee_changed");
  return Number(seen);
}

/** By its field, or by the pass that it is about; what was typed stays. */
const runDeskAct = (
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> =>
  recoverRefusal([409, 422], work, (refusal) => {
    const field = takeFields[refusal.code] ?? formatPassFieldName(parsePathId<"pass">(request, "pass"));
    return showPersonPasses(request, reply, [toFieldError(field, refusal)]);
  });

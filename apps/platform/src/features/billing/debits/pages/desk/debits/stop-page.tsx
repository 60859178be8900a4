import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildPersonTrail,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { buildDeskDebitAddresses } from "../../../../../../frames/desk/common/debit-addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { sendSeeOther } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { debitsErrors, listMandates, revokeMandate } from "../../../index.ts";
import { computeMandateStopping, StopMandate } from "../../common/debits/stop-mandate.tsx";
import { stopWords } from "../../common/debits/stop-words.ts";
import { parseMandateParams } from "./person-debits.tsx";

/** A second look, with the person there: what they will have to pay, when and how. */
export async function showDeskStopPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand, csrf } = visit;
  requireCapability(context, "payment.take");
  const { id, personId } = parseMandateParams(request);
  const name = await getViewedPersonName(context, personId);
  const mandate = (await listMandates(context, personId)).find((one) => one.id === id);
  if (!mandate) throw debitsErrors.error("debits.unknown_mandate");
  const at = buildDeskDebitAddresses(brand);
  if (mandate.state !== "active") return sendSeeOther(reply, `${at.of(personId)}?fait=arrete`);
  const stopping = await computeMandateStopping(context, {
    mandate,
    personId,
    today: toCivilDate(context.now()),
  });
  return sendDeskPage(
    reply,
    { title: stopWords(language).title, ...buildPersonTrail(visit, { id: personId, name }) },
    <StopMandate
      {...stopping}
      language={language}
      action={at.stop(personId, id)}
      csrf={csrf()}
      keep={at.of(personId)}
    />,
  );
}

export async function handleDeskStop(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "payment.take");
  const which = parseMandateParams(request);
  await revokeMandate(context, which);
  return sendSeeOther(reply, `${buildDeskDebitAddresses(brand).of(which.personId)}?fait=arrete`);
}

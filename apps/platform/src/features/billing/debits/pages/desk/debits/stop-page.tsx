import type { FastifyReply, FastifyRequest } from "fastify";
import { aboutPerson, nameOfPerson } from "../../../../../../frames/desk/common/about-person.ts";
import { debitAddresses } from "../../../../../../frames/desk/common/debit-addresses.ts";
import { deskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { civilDate } from "../../../../../../kernel/civil-date.ts";
import { seeOther } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { debitsErrors, listMandates, revokeMandate } from "../../../index.ts";
import { StopMandate, stoppingOf } from "../../common/debits/stop-mandate.tsx";
import { stopWords } from "../../common/debits/stop-words.ts";
import { whichIn } from "./person-debits.tsx";

/** A second look, with the person there: what they will have to pay, when and how. */
export async function askToStop(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand, csrf } = visit;
  requireCapability(context, "payment.take");
  const { id, personId } = whichIn(request);
  const name = await nameOfPerson(context, personId);
  const mandate = (await listMandates(context, personId)).find((one) => one.id === id);
  if (!mandate) throw debitsErrors.error("debits.unknown_mandate");
  const at = debitAddresses(brand);
  if (mandate.state !== "active") return seeOther(reply, `${at.of(personId)}?fait=arrete`);
  const stopping = await stoppingOf(context, { mandate, personId, today: civilDate(context.now()) });
  return deskPage(
    reply,
    { title: stopWords(language).title, ...aboutPerson(visit, { id: personId, name }) },
    <StopMandate
      {...stopping}
      language={language}
      action={at.stop(personId, id)}
      csrf={csrf()}
      keep={at.of(personId)}
    />,
  );
}

export async function stop(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "payment.take");
  const which = whichIn(request);
  await revokeMandate(context, which);
  return seeOther(reply, `${debitAddresses(brand).of(which.personId)}?fait=arrete`);
}

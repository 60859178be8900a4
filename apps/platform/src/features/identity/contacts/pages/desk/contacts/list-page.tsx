import { EmptyState, Pagination, Table, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatShortDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { computeDaysBetween, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { readOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { type Contact, isLate, listWaitingContacts, WAITING_A_PAGE } from "../../../index.ts";
import { deskContactWords } from "./contact-words.ts";

/** What waits for an answer at the agent's desks, the most urgent first. */
export async function showContacts(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const page = Math.max(1, Math.floor(Number(getQueryText(request, "page"))) || 1);
  const waiting = await listWaitingContacts(context, { page });
  const desks = await readOpenDesks(context);
  const { total, contacts } = waiting;
  const at = buildDeskAddresses(visit.brand);
  const words = deskContactWords(language);
  const deskName = (contact: Contact) => desks.find(({ id }) => id === contact.deskId)?.name ?? "–";
  const { person, subject, door, desk, due } = words.columns;
  return sendDeskPage(
    reply,
    { title: words.title, place: "contacts" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {total === 0 ? (
        <EmptyState title={words.empty} icon="message-square">
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <Table
            id="echanges"
            caption={words.waitingCount(total)}
            columns={[person, subject, door, desk, due].map((label) => ({ label }))}
            rows={contacts.map((contact) => ({
              key: contact.id,
              cells: [
                <>
                  <a href={at.contact(contact.id)}>{contact.name || deskCommonWords(language).unnamed}</a>
                  <span class="ar-desk-number">{contact.number}</span>
                </>,
                contact.subject,
                words.doors[contact.channel],
                deskName(contact),
                <Due contact={contact} visit={visit} />,
              ],
            }))}
          />
          <Pagination
            current={page}
            total={Math.ceil(total / WAITING_A_PAGE)}
            hrefOf={(one) => `${at.contacts}?page=${one}`}
          />
        </>
      )}
    </>,
  );
}

function Due({ contact, visit: { language, context } }: { contact: Contact; visit: Visit }) {
  const today = toCivilDate(context.now());
  const words = deskContactWords(language);
  if (isLate(contact, today))
    return <Tag tone="danger">{words.late(-computeDaysBetween(today, contact.dueOn))}</Tag>;
  return <>{formatShortDay(contact.dueOn, today, language)}</>;
}

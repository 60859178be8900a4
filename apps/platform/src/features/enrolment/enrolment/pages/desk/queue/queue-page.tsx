import { EmptyState, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatLongDay, formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { deskQueueSlot } from "../../../../../../frames/desk/slots.ts";
import { FillParts } from "../../../../../../frames/feature/fill-parts.tsx";
import { loadPageSlot } from "../../../../../../frames/feature/frame-features.ts";
import { addDays, formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { listOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { countQueue, listQueue, type QueueItem } from "../../../index.ts";
import { QueueCountsBar, QueueFilters } from "./queue-filters.tsx";
import { buildQueueQuery, formatQueueHref, parseQueueChoice, type QueueChoice } from "./queue-query.ts";
import { QueueTable } from "./queue-table.tsx";
import { queueWords } from "./queue-words.ts";

/** The morning: what first, what is late, what is easy. */
export async function showQueue(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const choice = parseQueueChoice(request);
  const query = buildQueueQuery(choice);
  const [page, counts, desks] = await context.transaction((tx) =>
    Promise.all([
      listQueue(context, query),
      countQueue(context, query.deskId === undefined ? {} : { deskId: query.deskId }),
      listOpenDesks(tx, context),
    ]),
  );
  const subjects = [context.authorityId] as const;
  const alsoWaiting = await loadPageSlot(request, deskQueueSlot, { subjects });
  const words = queueWords(language);
  const queue = buildDeskAddresses(brand).queue;
  const parts = [
    {
      id: "nuit",
      title: words.night(formatWaitingSince(counts.since, request.ardeco)),
      lead: words.nightLead,
      items: page.items.filter(({ night }) => night),
    },
    { id: "suite", title: words.due, lead: words.dueLead, items: page.items.filter(({ night }) => !night) },
  ].filter(({ items }) => items.length > 0);
  return sendDeskPage(
    reply,
    { title: words.title, place: "queue" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead(formatLongDay(context.now(), language))}</p>
      {page.items.length > 0 && (
        <LinkButton icon="arrow-right" href={buildDeskAddresses(brand).nextFile}>
          {words.openFirst}
        </LinkButton>
      )}
      <FillParts fills={alsoWaiting} request={request} draw={(shown) => [...shown.values()]} />
      <QueueCountsBar {...{ counts, language }} />
      <QueueFilters {...{ choice, desks, queue, language }} />
      {parts.map((part) => (
        <Part key={part.id} {...part} request={request} />
      ))}
      {parts.length === 0 && <Nothing request={request} choice={choice} />}
      {(page.next || choice.after) && (
        <nav class="ar-actions" aria-label={words.pages}>
          {page.next && (
            <LinkButton variant="secondary" href={formatQueueHref(queue, { ...choice, after: page.next })}>
              {words.next}
            </LinkButton>
          )}
          {choice.after && <a href={formatQueueHref(queue, { ...choice, after: "" })}>{words.first}</a>}
        </nav>
      )}
    </>,
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly items: readonly QueueItem[];
  readonly request: FastifyRequest;
}

function Part({ id, title, lead, items, request }: PartProps) {
  return (
    <Section id={id} title={title} lead={lead}>
      <div class="ar-desk-queue">
        <QueueTable id={`${id}-table`} caption={title} items={items} visit={request.ardeco} />
      </div>
    </Section>
  );
}

function Nothing({ request, choice }: { request: FastifyRequest; choice: QueueChoice }) {
  const { language, brand, context } = request.ardeco;
  const words = queueWords(language);
  const { title, text } = words.empty[choice.view];
  return (
    <EmptyState
      title={title}
      icon={choice.view === "all" ? "circle-check" : "inbox"}
      action={
        hasCapability(context.actor, "person.enrol") && (
          <LinkButton href={buildDeskAddresses(brand).enrol} icon="user-plus">
            {words.enrol}
          </LinkButton>
        )
      }
    >
      <p>{text}</p>
    </EmptyState>
  );
}

/** "hier, 18 h 00"; "vendredi, 18 h 00" on a Monday. */
function formatWaitingSince(since: Date, { language, context }: Visit): string {
  const day = toCivilDate(since);
  const isYesterday = day === addDays(toCivilDate(context.now()), -1);
  const named = formatLongDate(day, language).split(/[ ,]/)[0] ?? "";
  return `${isYesterday ? queueWords(language).yesterday : named}, ${formatTimeOfDay(since, language)}`;
}

import { Alert, EmptyState, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatTimeOfDay } from "../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../frames/desk/common/desk-page.tsx";
import { readKeptKeys } from "../../../../../frames/desk/common/kept-keys.ts";
import { getFeatures } from "../../../../../frames/feature/frame-features.ts";
import type { PageParts } from "../../../../../frames/feature/page-parts.ts";
import { addDays, formatLongDate, toCivilDate } from "../../../../../kernel/civil-date.ts";
import type { Language, Sentence } from "../../../../../kernel/errors.ts";
import type { Visit } from "../../../../../web/index.ts";
import { hasCapability } from "../../../../access/access/index.ts";
import { readOpenDesks } from "../../../../authorities/authorities/index.ts";
import { listAssignees, listWaitingWork, writeWaitingCursor } from "../../index.ts";
import { AssignForm } from "./assign-form.tsx";
import { loadKinds } from "./load-kinds.ts";
import { QueueFilters } from "./queue-filters.tsx";
import { QueueKeys } from "./queue-keys.tsx";
import { QueueLive } from "./queue-live.tsx";
import {
  buildWorkQuery,
  formatQueueHref,
  parseQueueChoice,
  type QueueChoice,
  saveQueueChoice,
} from "./queue-query.ts";
import { QueueTable } from "./queue-table.tsx";
import { getQueueWords } from "./queue-words.ts";

/** Everything that waits for this agent: what is due first at the top, and how much there is of each. */
export async function showQueue(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: PageParts,
): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const { kinds, silent } = await loadKinds(request, parts, context);
  const choice = parseQueueChoice(request, kinds);
  const { onFailure } = getFeatures(request).patience;
  const work = await listWaitingWork(context, { kinds, query: buildWorkQuery(choice), onFailure });
  const desks = await readOpenDesks(context);
  const assignees = await listAssignees(context);
  const { queue, nextFile } = buildDeskAddresses(brand);
  saveQueueChoice(reply, choice, { path: queue, secure: context.ports.publicUrl.startsWith("https://") });
  const words = getQueueWords(language);
  const seen = kinds.filter(({ name }) => work.counts.has(name));
  const canTake = seen.some(({ name, assign }) => assign && (work.counts.get(name)?.open ?? 0) > 0);
  return sendDeskPage(
    reply,
    { title: words.title, place: "queue", width: "full" },
    <div class="ar-queue">
      <QueueFilters
        {...{ choice, desks, queue, work, kinds: seen, visit: request.ardeco }}
        startHref={canTake ? nextFile : undefined}
        freshSince={formatFreshSince(work.arrivedFrom, request.ardeco)}
      />
      <NotShown labels={[...work.silent.map(({ plural }) => plural), ...silent]} language={language} />
      {work.items.length > 0 ? (
        <QueueTable {...{ choice, queue, work, kinds: seen, visit: request.ardeco }} />
      ) : (
        <Nothing request={request} choice={choice} />
      )}
      <nav class="ar-queue__end" aria-label={words.pages}>
        {work.next && (
          <LinkButton
            variant="secondary"
            href={formatQueueHref(queue, { ...choice, after: writeWaitingCursor(work.next) })}
          >
            {words.next}
          </LinkButton>
        )}
        {choice.after && <a href={formatQueueHref(queue, { ...choice, after: "" })}>{words.first}</a>}
      </nav>
      {work.items.some(({ canAssign }) => canAssign) && (
        <AssignForm assignees={assignees} visit={request.ardeco} />
      )}
      <QueueLive choice={choice} queue={queue} visit={request.ardeco} />
      {work.items.length > 0 && <QueueKeys kept={readKeptKeys(request)} visit={request.ardeco} />}
    </div>,
  );
}

/** Which rows are missing: the others are all there. */
function NotShown({ labels, language }: { labels: readonly Sentence[]; language: Language }) {
  if (labels.length === 0) return null;
  const words = getQueueWords(language).notShown;
  const names = labels.map((label) => words.quote(label[language]));
  const and = new Intl.ListFormat(language, { type: "conjunction" });
  return (
    <Alert tone="warning" title={words.title(and.format(names))}>
      <p>{words.text}</p>
    </Alert>
  );
}

function Nothing({ request, choice }: { request: FastifyRequest; choice: QueueChoice }) {
  const { language, brand, context } = request.ardeco;
  const words = getQueueWords(language);
  const { title, text } = words.empty[choice.search === "" ? choice.view : "search"];
  return (
    <EmptyState
      title={title}
      icon={choice.view === "all" && choice.search === "" ? "circle-check" : "inbox"}
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
function formatFreshSince(since: Date, { language, context }: Visit): string {
  const day = toCivilDate(since);
  const isYesterday = day === addDays(toCivilDate(context.now()), -1);
  const named = formatLongDate(day, language).split(/[ ,]/)[0] ?? "";
  return `${isYesterday ? getQueueWords(language).yesterday : named}, ${formatTimeOfDay(since, language)}`;
}

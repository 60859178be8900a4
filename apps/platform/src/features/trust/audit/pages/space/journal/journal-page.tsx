import { ButtonGroup, EmptyState, LinkButton, Timeline } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import { formatPersonName, PersonSwitcher } from "../../../../../../frames/space/common/person-switcher.tsx";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import {
  type ChosenPerson,
  resolveChosenPerson,
} from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { Sentence } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import { resolveSpokenNames } from "../../../../../consent/consent/index.ts";
import { readFoldedPersons } from "../../../../../identity/identity/index.ts";
import { type JournalEntry, type JournalPage, readPersonJournal } from "../../../index.ts";
import { groupJournalDays } from "./journal-days.tsx";
import { ownJournalWords } from "./journal-words.ts";

/** How a line reads; filled by the composition root from what every module says of its own lines. */
export type TellOwnEntry = (entry: Pick<JournalEntry, "action" | "data">) => Sentence;

const LINES_A_PAGE = 40;

/** Everything that touched the reader, or somebody they act for, told in sentences. */
export const buildJournalPage =
  (tell: TellOwnEntry) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { context } = request.ardeco;
    const before = parseEntryPosition(getQueryText(request, "avant"));
    const chosen = await resolveChosenPerson(request);
    const page = { limit: LINES_A_PAGE, ...(before === undefined ? {} : { before }) };
    const { id, self } = chosen.somebody;
    // Enrolled twice, it is one history: only the person's own (ADR 0077).
    const also = self ? await readFoldedPersons(context, id) : [];
    const found = await readPersonJournal(context, id, { ...page, also });
    const names = new Map(chosen.people.map((one) => [one.id as string, one.fullName]));
    const entries = resolveSpokenNames(context, mergeRepeatedEntries(found.entries, id), names);
    const journal = { ...found, entries };
    return renderJournal(reply, { chosen, journal, tell, isFirst: before === undefined });
  };

/** What was told to both numbers of one person, at once. */
function mergeRepeatedEntries(entries: readonly JournalEntry[], own: PersonId): readonly JournalEntry[] {
  const told = ({ action, at }: JournalEntry) => `${action} ${at.getTime()}`;
  const theirs = new Set(entries.filter(({ personId }) => personId === own).map(told));
  return entries.filter(
    (entry) => entry.personId === own || !/^(merges|life)\./.test(entry.action) || !theirs.has(told(entry)),
  );
}

/** A position of the journal; anything else is the first page. */
function parseEntryPosition(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

interface JournalView {
  readonly chosen: ChosenPerson;
  readonly journal: JournalPage;
  readonly tell: TellOwnEntry;
  readonly isFirst: boolean;
}

function renderJournal(reply: FastifyReply, { chosen, journal, tell, isFirst }: JournalView): FastifyReply {
  const visit = reply.request.ardeco;
  const { language, brand } = visit;
  const words = ownJournalWords(language);
  const { somebody } = chosen;
  const title = somebody.self
    ? words.title
    : words.titleFor(spaceCommonWords(language).of(formatPersonName(somebody, language)));
  const path = buildSpaceAddresses(brand).journal;
  const reading = {
    reader: getSignedInPerson(visit),
    owner: somebody.id,
    authorityName: brand.name,
    language,
  };
  return sendSpacePage(
    reply,
    { title, place: "journal", width: "task" },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {!somebody.self && <p>{words.leadFor(formatPersonName(somebody, language))}</p>}
      <PersonSwitcher {...chosen} path={path} language={language} />
      {isFirst && journal.entries.length > 0 && (
        <ButtonGroup>
          <LinkButton
            variant="secondary"
            icon="shield-check"
            href={formatPersonAddress(buildSpaceAddresses(brand).journalCheck, somebody)}
          >
            {somebody.self ? words.check.open : words.check.openFor}
          </LinkButton>
        </ButtonGroup>
      )}
      {journal.entries.length === 0 ? (
        <EmptyState title={somebody.self ? words.empty : words.emptyFor} icon="history">
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Timeline days={groupJournalDays(journal.entries, tell, reading)} level={2} />
      )}
      <ButtonGroup>
        {journal.next !== undefined && (
          <LinkButton
            variant="secondary"
            href={formatPersonAddress(path, somebody, { avant: String(journal.next) })}
          >
            {words.older}
          </LinkButton>
        )}
        {!isFirst && <a href={formatPersonAddress(path, somebody)}>{words.newest}</a>}
      </ButtonGroup>
    </>,
  );
}

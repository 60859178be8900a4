import { Alert, ButtonGroup, EmptyState, LinkButton, Timeline } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { getQueryText, journalledRead } from "../../../../../../web/index.ts";
import { tillWords } from "../../../../../billing/payments/pages/common/payments/till-words.ts";
import { listWitnesses } from "../../../../../compliance/witnesses/index.ts";
import { type JournalPage, type LogSummary, readLogSummary, searchJournal } from "../../../index.ts";
import { sendArchive } from "./archive.ts";
import { defineCounterPages } from "./counter-pages.tsx";
import { COUNTERS_VERIFIED } from "./counter-state.tsx";
import { counterVerificationWords } from "./counter-verification-words.ts";
import { renderLogDays, type TellLogEntry } from "./journal-days.tsx";
import { logWords } from "./journal-words.ts";
import { ProofSection } from "./proof-section.tsx";
import { defineTillAuditPages, TILLS } from "./till-pages.tsx";
import { defineVerificationPages, VERIFICATION } from "./verification-page.tsx";

export type { TellLogEntry } from "./journal-days.tsx";

const LINES_A_PAGE = 50;
const PATH = adminPlaces.journal.path;

/** For the auditor and the data-protection officer. */
export function defineAdminJournalPages(app: FastifyInstance, tell: TellLogEntry): void {
  requireAnyCapability(app, adminPlaces.journal.for);
  app.get(`${PATH}/preuves.tar`, sendArchive);
  defineVerificationPages(app);
  defineCounterPages(app);
  defineTillAuditPages(app);
  app.get(PATH, journalledRead, async (request, reply) => {
    const { context } = request.ardeco;
    const before = parseLogPosition(getQueryText(request, "avant"));
    const page = { limit: LINES_A_PAGE, ...(before === undefined ? {} : { before }) };
    const journal = await searchJournal(context, page);
    const log = await readLogSummary(context);
    const forks = (await listWitnesses(context)).forks.length;
    return show(reply, {
      journal,
      log,
      forks,
      tell,
      isFirst: before === undefined,
    });
  });
}

/** A position of the journal; anything else is the first page. */
function parseLogPosition(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

interface View {
  readonly journal: JournalPage;
  readonly log: LogSummary | undefined;
  /** Journals, ours or watched, that contradict what was seen of them. */
  readonly forks: number;
  readonly tell: TellLogEntry;
  readonly isFirst: boolean;
}

function show(reply: FastifyReply, { journal, log, forks, tell, isFirst }: View): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const words = logWords(language);
  const path = formatAdminPath(brand, PATH);
  return sendAdminPage(
    reply,
    { title: words.title, place: "journal", width: "task" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {forks > 0 && (
        <Alert tone="danger" title={words.forks}>
          <p>
            <a href={formatAdminPath(brand, adminPlaces.witnesses.path)}>{words.forksNext}</a>
          </p>
        </Alert>
      )}
      <ButtonGroup>
        <LinkButton variant="secondary" icon="shield-check" href={formatAdminPath(brand, VERIFICATION)}>
          {words.verify}
        </LinkButton>
        <LinkButton variant="secondary" icon="coins" href={formatAdminPath(brand, COUNTERS_VERIFIED)}>
          {counterVerificationWords(language).link}
        </LinkButton>
        <LinkButton variant="secondary" icon="wallet" href={formatAdminPath(brand, TILLS)}>
          {tillWords(language).audit}
        </LinkButton>
      </ButtonGroup>
      {journal.entries.length === 0 ? (
        <EmptyState title={words.empty} icon="history">
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Timeline days={renderLogDays(journal.entries, tell, language)} level={2} />
      )}
      <ButtonGroup>
        {journal.next !== undefined && (
          <LinkButton variant="secondary" href={`${path}?avant=${journal.next}`}>
            {words.older}
          </LinkButton>
        )}
        {!isFirst && <a href={path}>{words.newest}</a>}
      </ButtonGroup>
      {isFirst && <ProofSection log={log} visit={reply.request.ardeco} />}
    </>,
  );
}

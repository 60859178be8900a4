import { Alert } from "@ardeco/ui";
import type { FastifyInstance } from "fastify";
import type { PageParts } from "../../../../../../frames/feature/page-parts.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language, Sentence } from "../../../../../../kernel/errors.ts";
import type { Visit } from "../../../../../../web/index.ts";
import {
  type Act,
  type Column,
  type Frame,
  formatPageHref,
  listPage,
} from "../../../../../../web/resource/index.ts";
import { buildInbox, type InboxPart, type InboxRow, selectInboxPage } from "../../../index.ts";
import { approvalWords } from "./approval-words.ts";

interface InboxPlace {
  readonly frame: Frame;
  /** "/agents/approbations", "/administration/approbations". */
  readonly path: string;
}

/** The inbox in a frame: all that waits, and apart what the reader asked for. */
export async function mountInbox(app: FastifyInstance, parts: PageParts, place: InboxPlace): Promise<void> {
  for (const part of ["waiting", "asked"] as const) await app.register(defineInboxList(parts, place, part));
}

const buildPartPath = (path: string, part: InboxPart): string =>
  part === "asked" ? `${path}/demandees` : path;

function defineInboxList(parts: PageParts, { frame, path }: InboxPlace, part: InboxPart) {
  /** What did not answer, of the visit under way. */
  const silent = new WeakMap<object, readonly Sentence[]>();
  return listPage<InboxRow>({
    frame,
    path: buildPartPath(path, part),
    load: async (context, question) => {
      const inbox = buildInbox(await parts.listWaitingApprovals(context));
      silent.set(context, inbox.silent);
      return selectInboxPage(inbox[part], question);
    },
    key: ({ key }) => key,
    name: ({ what }) => what.fr,
    texts: ({ language }) => {
      const words = approvalWords(language);
      const isAsked = part === "asked";
      return {
        title: isAsked ? words.askedTitle : words.title,
        lead: isAsked ? words.askedLead : words.lead,
        search: words.search,
        empty: {
          title: isAsked ? words.askedEmpty : words.empty,
          text: isAsked ? words.askedEmptyText : words.emptyText,
          icon: "inbox",
        },
      };
    },
    columns: (visit) => listColumns(visit, part),
    sort: "since",
    above: (visit) => (
      <>
        <SilentKinds kinds={silent.get(visit.context) ?? []} visit={visit} />
        <OtherPart path={path} part={part} visit={visit} />
      </>
    ),
    rowActs: (row, { language }) => listRowActs(row, part, language),
  });
}

/** Who asked gives it up, or announces that they will approve it alone; others refuse that. */
function listRowActs(row: InboxRow, part: InboxPart, language: Language): readonly Act[] {
  const { canWithdraw, path, what, alone, kind, id } = row;
  const words = approvalWords(language);
  const act = (label: string, to: string): Act => ({ label, path: to, method: "get", about: what[language] });
  const refusal =
    alone?.state === "announced" ? [act(words.refuseAlone, `${INBOX_PATH}/refuser/${alone.id}`)] : [];
  if (part === "waiting") return refusal;
  return [
    ...(canWithdraw ? [act(words.withdraw, path)] : []),
    ...(alone?.state === "offered" ? [act(words.announceAlone, `${INBOX_PATH}/seul/${kind}/${id}`)] : []),
    ...refusal,
  ];
}

/** In the administration, where whoever may approve comes, from the desk too. */
const INBOX_PATH = "/administration/approbations";

function listColumns(visit: Visit, part: InboxPart): readonly Column<InboxRow>[] {
  const { language } = visit;
  const { columns, ...words } = approvalWords(language);
  return [
    {
      name: "what",
      label: columns.what,
      canSort: true,
      cell: ({ what, path }) => <a href={formatPageHref(visit, path)}>{what[language]}</a>,
    },
    { name: "kind", label: columns.kind, cell: ({ label }) => label[language] },
    ...(part === "asked"
      ? []
      : [
          {
            name: "asked_by",
            label: columns.askedBy,
            canSort: true as const,
            cell: ({ askedBy }: InboxRow) => askedBy || words.nobody,
          },
        ]),
    {
      name: "since",
      label: columns.since,
      canSort: true,
      cell: ({ since }) => formatLongDate(since, language),
    },
    { name: "until", label: columns.until, cell: ({ until }) => formatUntil(until, visit) },
    {
      name: "who",
      label: columns.who,
      cell: ({ standing, alone }) => (
        <>
          {standing === "answers" ? words.answers : words.another}
          {alone?.state === "announced" && (
            <>
              <br />
              <span class="ar-hint">{words.aloneFrom(formatLongDate(alone.from, language))}</span>
            </>
          )}
        </>
      ),
    },
  ];
}

function formatUntil(until: InboxRow["until"], { language }: Visit): string {
  const words = approvalWords(language);
  if (!until) return words.noEnd;
  const day = formatLongDate(until.on, language);
  return until.outcome === "expires" ? words.expires(day) : words.takesEffect(day);
}

function SilentKinds({ kinds, visit }: { readonly kinds: readonly Sentence[]; readonly visit: Visit }) {
  const { language } = visit;
  if (kinds.length === 0) return null;
  const names = kinds.map((kind) => kind[language]).join(", ");
  return <Alert tone="warning" title={approvalWords(language).silent(names)} />;
}

interface OtherPartProps extends Pick<InboxPlace, "path"> {
  readonly part: InboxPart;
  readonly visit: Visit;
}

function OtherPart({ path, part, visit }: OtherPartProps) {
  const words = approvalWords(visit.language);
  const other = part === "asked" ? "waiting" : "asked";
  return (
    <p>
      <a href={formatPageHref(visit, buildPartPath(path, other))}>
        {other === "asked" ? words.toAsked : words.toWaiting}
      </a>
    </p>
  );
}

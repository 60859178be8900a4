import { Button, Form, Table, type TableColumn, Tag } from "@ardeco/ui";
import { formatShortDay, formatTimeOfDay } from "../../../../../frames/common/dates/dates.ts";
import { deskCommonWords } from "../../../../../frames/desk/common/common-words.ts";
import { computeDaysBetween, toCivilDate } from "../../../../../kernel/civil-date.ts";
import {
  computeUrgency,
  isFresh,
  type WaitingItem,
  type WaitingKind,
  type WaitingOrder,
} from "../../../../../kernel/waiting.ts";
import type { Visit } from "../../../../../web/index.ts";
import type { WaitingWork } from "../../index.ts";
import { ASSIGN_FORM, CHOSEN, formatChosen } from "./assign-form.tsx";
import { formatQueueHref, type QueueChoice } from "./queue-query.ts";
import { getQueueWords } from "./queue-words.ts";

interface QueueTableProps {
  readonly choice: QueueChoice;
  readonly queue: string;
  readonly work: WaitingWork;
  readonly kinds: readonly WaitingKind[];
  readonly visit: Visit;
}

export function QueueTable({ choice, queue, work, kinds, visit }: QueueTableProps) {
  const words = getQueueWords(visit.language);
  const { person, what, work: check, due, received, agent } = words.columns;
  const sorted = (label: string, order: WaitingOrder): TableColumn => {
    const isCurrent = choice.order === order;
    const isDescending = isCurrent && !choice.isDescending;
    return {
      label,
      sort: {
        href: formatQueueHref(queue, { ...choice, order, isDescending, after: "" }),
        ...(isCurrent ? { order: choice.isDescending ? "descending" : "ascending" } : {}),
      },
    };
  };
  return (
    <Table
      id="a-traiter"
      caption={words.caption}
      isTitled
      columns={[
        { label: person },
        { label: what },
        { label: check },
        sorted(due, "due"),
        sorted(received, "since"),
        { label: agent },
      ]}
      rows={work.items.map((item) => ({
        key: `${item.kind} ${item.id}`,
        cells: [
          <Who key="who" item={item} visit={visit} kinds={kinds} />,
          <What key="what" item={item} visit={visit} kinds={kinds} />,
          <Mark key="mark" item={item} visit={visit} />,
          <Due key="due" item={item} visit={visit} />,
          <Received key="received" item={item} visit={visit} arrivedFrom={work.arrivedFrom} />,
          <Agent key="agent" item={item} visit={visit} kinds={kinds} />,
        ],
      }))}
    />
  );
}

interface CellProps {
  readonly item: WaitingItem;
  readonly visit: Visit;
}

interface KindCellProps extends CellProps {
  readonly kinds: readonly WaitingKind[];
}

const formatKind = ({ item, kinds, visit: { language } }: KindCellProps): string =>
  kinds.find(({ name }) => name === item.kind)?.label[language] ?? "";

const formatSubject = (props: KindCellProps): string => {
  const { item, visit } = props;
  return (
    item.title?.[visit.language] ||
    item.subject ||
    (item.subjectIds || item.subject === "" ? deskCommonWords(visit.language).unnamed : formatKind(props))
  );
};

function Who(props: KindCellProps) {
  const { item, visit } = props;
  const { id, kind, path, number, canAssign, version } = item;
  const subject = formatSubject(props);
  return (
    <span class="ar-queue__who">
      {canAssign && version !== undefined && (
        <input
          type="checkbox"
          form={ASSIGN_FORM}
          name={CHOSEN}
          value={formatChosen({ kind, id, version, number: number ?? subject })}
          aria-label={getQueueWords(visit.language).choose(`${subject} ${number ?? ""}`.trim())}
        />
      )}
      <a href={`/${visit.brand.slug}${path}`}>{subject}</a>
      {number !== undefined && <span class="ar-desk-number">{number}</span>}
    </span>
  );
}

function What(props: KindCellProps) {
  const { item, visit } = props;
  const kind = formatKind(props);
  return <>{item.what ? `${kind} · ${item.what[visit.language]}` : kind}</>;
}

function Mark({ item: { mark }, visit: { language } }: CellProps) {
  if (!mark) return null;
  const text = mark.text[language];
  return (
    <>
      {mark.tone === "neutral" ? (
        text
      ) : (
        <Tag tone={mark.tone} icon={mark.tone === "success" ? "check" : undefined}>
          {text}
        </Tag>
      )}
      {mark.more && <span class="ar-desk-number">{mark.more[language]}</span>}
    </>
  );
}

function Due({ item: { dueOn, isSuspended }, visit: { language, context } }: CellProps) {
  const words = getQueueWords(language);
  if (dueOn === undefined) return <>{isSuspended ? words.suspended : ""}</>;
  const today = toCivilDate(context.now());
  const days = computeDaysBetween(today, dueOn);
  const urgency = computeUrgency(dueOn, today);
  if (urgency === "late") return <Tag tone="danger">{words.late(-days)}</Tag>;
  if (urgency === "today") return <Tag tone="warning">{words.today}</Tag>;
  if (urgency === "soon") return <Tag tone="warning">{words.soon(days)}</Tag>;
  return <>{formatShortDay(dueOn, today, language)}</>;
}

/** What nobody took since the offices closed is marked in its row: a dot, bold, and a word that is heard. */
function Received({ item, visit: { language, context }, arrivedFrom }: ReceivedProps) {
  const words = getQueueWords(language);
  const today = toCivilDate(context.now());
  const isDay = item.since.length === today.length;
  const at = new Date(item.since);
  const day = formatShortDay(isDay ? item.since : toCivilDate(at), today, language);
  const text = isDay ? day : words.receivedAt(day, formatTimeOfDay(at, language));
  if (item.assignedTo !== undefined || !isFresh(item.since, arrivedFrom)) return <>{text}</>;
  return (
    <>
      <span class="ar-queue__fresh" title={words.fresh} />
      <strong>{text}</strong>
      <span class="ds-sr-only">{words.fresh}</span>
    </>
  );
}

interface ReceivedProps extends CellProps {
  readonly arrivedFrom: Date;
}

function Agent(props: KindCellProps) {
  const { item, visit } = props;
  const { assignedTo, takePath, version } = item;
  if (assignedTo) return <>{assignedTo.label}</>;
  if (takePath === undefined || version === undefined) return null;
  const words = getQueueWords(visit.language);
  return (
    <Form
      action={`/${visit.brand.slug}${takePath}`}
      csrf={visit.csrf()}
      hidden={{ version: String(version) }}
    >
      <Button variant="quiet">
        {words.take}
        <span class="ds-sr-only">{words.takeOf(formatSubject(props))}</span>
      </Button>
    </Form>
  );
}

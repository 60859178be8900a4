import { elementDefinition } from "@ardeco/contracts";
import { Button, Form, Table, Tag } from "@ardeco/ui";
import { formatShortDay, formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { type CivilDate, computeDaysBetween, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { doubtWords } from "../../../../checks/index.ts";
import type { QueueItem } from "../../../index.ts";
import { queueWords } from "./queue-words.ts";

interface QueueTableProps {
  readonly id: string;
  readonly caption: string;
  readonly items: readonly QueueItem[];
  readonly visit: Visit;
}

export function QueueTable({ id, caption, items, visit }: QueueTableProps) {
  const { language, context } = visit;
  const { columns } = queueWords(language);
  const today = toCivilDate(context.now());
  return (
    <Table
      id={id}
      caption={caption}
      columns={[columns.person, columns.due, columns.work, columns.received, columns.agent].map((label) => ({
        label,
      }))}
      rows={items.map((item) => ({
        key: item.file.id,
        cells: [
          <Who item={item} visit={visit} />,
          <Due item={item} today={today} language={language} />,
          <Work item={item} language={language} />,
          <Received item={item} today={today} language={language} />,
          <Agent item={item} visit={visit} />,
        ],
      }))}
    />
  );
}

function Who({ item, visit }: { item: QueueItem; visit: Visit }) {
  const name = item.displayName || deskCommonWords(visit.language).unnamed;
  return (
    <>
      <a href={buildDeskAddresses(visit.brand).file(item.file.id)}>{name}</a>
      <span class="ar-desk-number">{item.file.receiptNumber}</span>
    </>
  );
}

interface CellProps {
  readonly item: QueueItem;
  readonly today: CivilDate;
  readonly language: Language;
}

function Received({ item: { file }, today, language }: CellProps) {
  if (!file.submittedAt) return null;
  const day = formatShortDay(toCivilDate(file.submittedAt), today, language);
  return <>{queueWords(language).receivedAt(day, formatTimeOfDay(file.submittedAt, language))}</>;
}

const SOON_DAYS = 3;

function Due({ item, today, language }: CellProps) {
  const { dueOn, state } = item.file;
  if (dueOn === undefined) return null;
  const words = queueWords(language);
  const days = computeDaysBetween(today, dueOn);
  const day = formatShortDay(dueOn, today, language);
  if (state === "awaiting_person") return <>{words.suspended}</>;
  if (item.overdue) return <Tag tone="danger">{words.late(-days)}</Tag>;
  if (state === "decided" || days > SOON_DAYS) return <>{day}</>;
  return <Tag tone="warning">{days === 0 ? words.today : words.soon(days)}</Tag>;
}

function Work({ item, language }: Omit<CellProps, "today">) {
  const words = queueWords(language);
  if (item.pending.length === 0) return <>{words.nothingPending}</>;
  if (item.doubts.length > 0) return <LookNotice item={item} language={language} />;
  if (item.unproven.length === 0) {
    return (
      <Tag tone="success" icon="check">
        {words.easy}
      </Tag>
    );
  }
  const labels = item.unproven.map((name) => formatInnerLabel(elementDefinition(name).label[language]));
  return (
    <span>
      {words.elements(item.pending.length)}
      <span class="ar-desk-number">{words.missing(labels.join(", "))}</span>
    </span>
  );
}

/** A check speaks against a document: the agent knows it before opening the file. */
function LookNotice({ item, language }: Omit<CellProps, "today">) {
  const words = queueWords(language);
  return (
    <span>
      <Tag tone="warning">{words.lookAt}</Tag>
      <span class="ar-desk-number">
        {words.because(item.doubts.map((doubt) => doubtWords[doubt][language]).join(", "))}
      </span>
    </span>
  );
}

function Agent({ item, visit }: { item: QueueItem; visit: Visit }) {
  const { language, brand, context, csrf } = visit;
  const words = queueWords(language);
  const { file, assignedLabel } = item;
  if (file.assignedTo !== undefined) return <>{assignedLabel ?? words.nobody}</>;
  const canTake =
    hasCapability(context.actor, "file.assign") && ["submitted", "in_review"].includes(file.state);
  if (!canTake) return <>{words.nobody}</>;
  return (
    <Form
      action={buildDeskAddresses(brand).fileAct(file.id, "prendre")}
      csrf={csrf()}
      hidden={{ version: String(file.version) }}
    >
      <Button variant="secondary">
        {words.take}
        <span class="ds-sr-only"> {words.takeOf(item.displayName)}</span>
      </Button>
    </Form>
  );
}

import { Alert, Button, EmptyState, Form, LinkButton, Table, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatShortInstant } from "../../../../../../frames/common/dates/dates.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { type Desk, listOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { isOlderReader } from "../../../../terminals/index.ts";
import { type Equipment, getEquipmentStanding, listEquipment, readerKinds } from "../../../index.ts";
import { equipmentWords } from "./equipment-words.ts";
import { buildCodePath, EQUIPMENT, revokePath } from "./paths.ts";
import { standingTones } from "./standing-tones.ts";

export async function showList(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const { all, desks } = await context.transaction(async (tx) => ({
    all: await listEquipment(tx, context),
    desks: await listOpenDesks(tx, context),
  }));
  const words = equipmentWords(language);
  const add = (
    <LinkButton href={`${formatAdminPath(brand, EQUIPMENT)}/nouveau`} icon="plus">
      {words.add}
    </LinkButton>
  );
  return sendAdminPage(
    reply,
    { title: words.title, place: "equipment", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {getQueryText(request, "fait") === "revoque" && <Alert tone="success" title={words.revokedDone} />}
      {all.length === 0 ? (
        <EmptyState title={words.empty} icon="scan-line" action={add}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{add}</p>
          <Table
            id="equipements"
            caption={words.caption}
            isTitled
            columns={Object.values(words.columns).map((label) => ({ label }))}
            rows={all.map((one) => renderEquipmentRow(one, desks, visit))}
          />
        </>
      )}
    </>,
  );
}

function renderEquipmentRow(one: Equipment, desks: readonly Desk[], visit: Visit) {
  const { language, context } = visit;
  const words = equipmentWords(language);
  const standing = getEquipmentStanding(one, context.now());
  const desk = desks.find(({ id }) => id === one.deskId)?.name;
  return {
    key: one.id,
    cells: [
      <Two key="name" first={one.name} second={words.kinds[one.kind]} />,
      <Two key="place" first={one.place} second={desk} />,
      <Tag key="state" tone={standingTones[standing]}>
        {words.standings[standing]}
      </Tag>,
      <Two
        key="seen"
        first={one.lastSeenAt === null ? words.never : formatShortInstant(one.lastSeenAt, language)}
        second={formatEquipmentVersion(one, words)}
      />,
      <Gestures key="act" {...{ one, visit }} />,
    ],
  };
}

function formatEquipmentVersion(
  { kind, state, version }: Equipment,
  words: ReturnType<typeof equipmentWords>,
): string | undefined {
  if (version === null) return undefined;
  const isOld = state === "active" && readerKinds.includes(kind) && isOlderReader(version);
  return isOld ? words.oldVersion(version) : words.version(version);
}

/** One box, because a narrow screen puts the label of the column beside it. */
function Two({ first, second }: { readonly first: string; readonly second: string | undefined }) {
  return (
    <div>
      {first}
      {second && (
        <>
          <br />
          <span class="ar-hint">{second}</span>
        </>
      )}
    </div>
  );
}

function Gestures({ one, visit }: { readonly one: Equipment; readonly visit: Visit }) {
  const { brand, language, csrf } = visit;
  const words = equipmentWords(language);
  if (one.revokedOn !== null) return <>{words.revokedOn(formatLongDate(one.revokedOn, language))}</>;
  return (
    <div class="ar-stack">
      <Form action={formatAdminPath(brand, buildCodePath(one.id))} csrf={csrf()}>
        <Button variant="secondary">
          {words.newCode}
          <span class="ds-sr-only"> ({one.name})</span>
        </Button>
      </Form>
      <p>
        <a href={formatAdminPath(brand, revokePath(one.id))}>
          {words.revoke}
          <span class="ds-sr-only"> ({one.name})</span>
        </a>
      </p>
    </div>
  );
}

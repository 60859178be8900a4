import { Alert, EmptyState, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { getEquipmentStanding } from "../../../../equipment/index.ts";
import { StandingTag } from "../../../../equipment/pages/common/standing-tag.tsx";
import {
  type CardApplication,
  type CardReaderEquipment,
  countGaps,
  listApplications,
  listCardReaders,
} from "../../../index.ts";
import { cardWords } from "./card-words.ts";
import { buildApplicationPath, buildKeyPath, closePath, GAPS, NEW } from "./paths.ts";
import { getPurseUnit, type Parts, readParts } from "./read-directory.ts";

export async function showCards(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const words = cardWords(language);
  const applications = await listApplications(context);
  const readers = await listCardReaders(context);
  const toSettle = await countGaps(context);
  const parts = await readParts(context);
  const done = Object.entries(words.done).find(([name]) => name === getQueryText(request, "fait"))?.[1];
  return sendAdminPage(
    reply,
    { title: words.title, place: "cards", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {done && <Alert tone="success" title={done} />}
      {toSettle === 0 ? (
        <p>{words.noGaps}</p>
      ) : (
        <Alert tone="warning" title={words.gapsTitle}>
          <p>
            <a href={formatAdminPath(brand, GAPS)}>{words.gapsLink(toSettle)}</a>
          </p>
        </Alert>
      )}
      <Applications {...{ applications, parts, visit }} />
      <Readers {...{ readers, visit }} />
    </>,
  );
}

interface ApplicationsProps {
  readonly applications: readonly CardApplication[];
  readonly parts: Parts;
  readonly visit: Visit;
}

function Applications({ applications, parts, visit }: ApplicationsProps) {
  const { brand, language } = visit;
  const words = cardWords(language);
  const add = (
    <LinkButton href={formatAdminPath(brand, NEW)} icon="plus">
      {words.add}
    </LinkButton>
  );
  if (applications.length === 0)
    return (
      <EmptyState title={words.empty} icon="credit-card" action={add}>
        <p>{words.emptyText}</p>
      </EmptyState>
    );
  return (
    <>
      <p>{add}</p>
      <Table
        id="applications"
        caption={words.applications}
        isTitled
        columns={Object.values(words.columns).map((label) => ({ label }))}
        rows={applications.map((application) => renderApplicationRow(application, parts, visit))}
      />
    </>
  );
}

function renderApplicationRow(application: CardApplication, parts: Parts, visit: Visit) {
  const { language } = visit;
  const words = cardWords(language);
  const { id, name, aid, purse, services } = application;
  const titleOf = (serviceId: string, slug: string) =>
    parts.services.find((one) => one.id === serviceId)?.definition.title[language] ?? slug;
  const counter = parts.counters.find((one) => one.id === purse?.counterId);
  return {
    key: id,
    cells: [
      <div key="name">
        {name}
        <br />
        <code>{aid}</code>
      </div>,
      services.map(({ serviceId, slug }) => titleOf(serviceId, slug)).join(", "),
      purse === null ? (
        words.noPurse
      ) : (
        <div key="purse">
          {counter?.name[language]}
          <br />
          <span class="ar-hint">
            {words.most(formatCounterAmount(purse.most, getPurseUnit(application, parts.counters), language))}
          </span>
        </div>
      ),
      <Gestures key="act" {...{ application, visit }} />,
    ],
  };
}

function Gestures({ application, visit }: { readonly application: CardApplication; readonly visit: Visit }) {
  const { brand, language } = visit;
  const words = cardWords(language);
  const { id, name, closedOn } = application;
  if (closedOn !== null) return <>{words.closedOn(formatLongDate(closedOn, language))}</>;
  const links = [
    [buildApplicationPath(id), words.change],
    [buildKeyPath(id), words.wrap],
    [closePath(id), words.close],
  ] as const;
  return (
    <div class="ar-stack">
      {links.map(([path, label]) => (
        <p key={path}>
          <a href={formatAdminPath(brand, path)}>
            {label}
            <span class="ds-sr-only"> ({name})</span>
          </a>
        </p>
      ))}
    </div>
  );
}

function Readers({
  readers,
  visit,
}: {
  readonly readers: readonly CardReaderEquipment[];
  readonly visit: Visit;
}) {
  const { brand, language } = visit;
  const words = cardWords(language);
  const toEquipment = (
    <LinkButton href={formatAdminPath(brand, adminPlaces.equipment.path)} variant="secondary">
      {words.toEquipment}
    </LinkButton>
  );
  if (readers.length === 0)
    return (
      <EmptyState title={words.noReaders} icon="scan-line" action={toEquipment}>
        <p>{words.noReadersText}</p>
      </EmptyState>
    );
  return (
    <>
      <Table
        id="lecteurs"
        caption={words.readers}
        isTitled
        columns={Object.values(words.readerColumns).map((label) => ({ label }))}
        rows={readers.map((reader) => renderReaderRow(reader, visit))}
      />
      <p class="ar-hint">{words.readersLead}</p>
      <p>{toEquipment}</p>
    </>
  );
}

function renderReaderRow(
  { equipment, hasKey, configuration, lines }: CardReaderEquipment,
  { context, language }: Visit,
) {
  const words = cardWords(language);
  const standing = getEquipmentStanding(equipment, context.now());
  const whole = new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB");
  return {
    key: equipment.id,
    cells: [
      <div key="name">
        {equipment.name}
        <br />
        <span class="ar-hint">{equipment.place}</span>
      </div>,
      <StandingTag key="state" standing={standing} language={language} />,
      formatReaderConfiguration(words, hasKey, configuration),
      words.lines(whole.format(lines)),
    ],
  };
}

function formatReaderConfiguration(
  words: ReturnType<typeof cardWords>,
  hasKey: boolean,
  number: number,
): string {
  if (!hasKey) return words.noKey;
  return number === 0 ? words.noConfiguration : words.configured(String(number));
}

import { EmptyState, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { findTariffDraft, listTariffsForManagement, type TariffWithVersions } from "../../../index.ts";
import { buildTariffPath, TARIFFS } from "./paths.ts";
import { tariffAdminWords } from "./tariff-admin-words.ts";

export async function showList(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const tariffs = await listTariffsForManagement(context);
  const words = tariffAdminWords(language);
  const add = hasCapability(context.actor, "service.draft") ? (
    <LinkButton href={`${formatAdminPath(brand, TARIFFS)}/nouveau`} icon="plus">
      {words.add}
    </LinkButton>
  ) : undefined;
  return sendAdminPage(
    reply,
    { title: words.title, place: "tariffs", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {tariffs.length === 0 ? (
        <EmptyState title={words.empty} icon="euro" action={add}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          {add && <p>{add}</p>}
          <Table
            id="tarifs"
            caption={words.caption}
            isTitled
            columns={Object.values(words.columns).map((label) => ({ label }))}
            rows={tariffs.map((tariff) => renderTariffRow(tariff, visit))}
          />
        </>
      )}
    </>,
  );
}

function renderTariffRow(tariff: TariffWithVersions, { language, brand, context }: Visit) {
  const words = tariffAdminWords(language);
  const today = toCivilDate(context.now());
  const current = tariff.versions.find(({ state, from }) => state === "published" && from <= today);
  const draft = findTariffDraft(tariff);
  const title = tariff.title[language];
  return {
    key: tariff.id,
    cells: [
      title,
      current ? words.since(formatLongDate(current.from, language)) : words.never,
      draft ? words.from(formatLongDate(draft.from, language)) : words.noDraft,
      <a key="act" href={formatAdminPath(brand, buildTariffPath(tariff.id))}>
        {words.open}
        <span class="ds-sr-only"> ({title})</span>
      </a>,
    ],
  };
}

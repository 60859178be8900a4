import { Alert, Button, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText, parsePathId, type Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import {
  findTariffDraft,
  getTariff,
  type KeptVersion,
  type TariffWithVersions,
  writeGrid,
} from "../../../index.ts";
import { PriceChart } from "../../common/tariffs/price-chart.tsx";
import { buildTariffVersionPath, publishPath } from "./paths.ts";
import { tariffAdminWords } from "./tariff-admin-words.ts";

/** A tariff: its draft with its prices drawn, then what was published, the latest first. */
export async function showManagedTariff(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const tariff = await getTariff(context, parsePathId<"tariff">(request, "tariff"));
  const words = tariffAdminWords(language);
  const title = tariff.title[language];
  const draft = findTariffDraft(tariff);
  const published = tariff.versions.filter(({ state }) => state === "published");
  const isOpen = published.some(({ from }) => from <= toCivilDate(context.now()));
  return sendAdminPage(
    reply,
    { title, place: "tariffs", above: [] },
    <>
      <h1>{title}</h1>
      <Done request={request} />
      {draft && <Draft {...{ draft, tariff, visit }} />}
      {published.map((version) => (
        <Section
          key={version.from}
          id={`version-${version.from}`}
          title={words.inForce(formatLongDate(version.from, language))}
        >
          <Prices {...{ version, visit }} isDrawn={!draft && version === published[0]} />
        </Section>
      ))}
      {published.length === 0 && !draft && <p>{words.noVersion}</p>}
      {!draft && mayWrite(visit, tariff) && (
        <p>
          <LinkButton href={formatAdminPath(brand, buildTariffVersionPath(tariff.id))} icon="plus">
            {words.next}
          </LinkButton>
        </p>
      )}
      {isOpen && (
        <p>
          <a href={`/${brand.slug}/tarifs/${tariff.slug}`}>{words.seePublic}</a>
        </p>
      )}
    </>,
  );
}

function mayWrite({ context }: Visit, { serviceId }: TariffWithVersions): boolean {
  return hasCapability(context.actor, "service.draft", { serviceId });
}

function Done({ request }: { readonly request: FastifyRequest }) {
  const words = tariffAdminWords(request.ardeco.language);
  const said: Readonly<Record<string, string>> = { enregistre: words.saved, publie: words.published };
  const done = getQueryText(request, "fait");
  return Object.hasOwn(said, done) ? <Alert tone="success" title={said[done] ?? ""} /> : null;
}

interface DraftProps {
  readonly draft: KeptVersion;
  readonly tariff: TariffWithVersions;
  readonly visit: Visit;
}

function Draft({ draft, tariff, visit }: DraftProps) {
  const { language, brand, csrf, context } = visit;
  const words = tariffAdminWords(language);
  const day = formatLongDate(draft.from, language);
  const mayPublish = hasCapability(context.actor, "service.approve", { serviceId: tariff.serviceId });
  return (
    <Section id="brouillon" title={words.draft(day)}>
      <Prices version={draft} visit={visit} isDrawn />
      {mayPublish ? (
        <Form
          action={formatAdminPath(brand, publishPath(tariff.id))}
          csrf={csrf()}
          hidden={{ _revision: String(draft.revision) }}
        >
          <p>{words.publishLead(day)}</p>
          <Button>{words.publish}</Button>
        </Form>
      ) : (
        <p>{words.waits}</p>
      )}
      {mayWrite(visit, tariff) && (
        <p>
          <a href={formatAdminPath(brand, buildTariffVersionPath(tariff.id))}>{words.correct}</a>
        </p>
      )}
    </Section>
  );
}

interface PricesProps {
  readonly version: KeptVersion;
  readonly visit: Visit;
  /** Once a page: the drawing has one name in it. */
  readonly isDrawn: boolean;
}

function Prices({ version, visit: { language }, isDrawn }: PricesProps) {
  const words = tariffAdminWords(language);
  const { terms, from, decision, decidedOn } = version;
  const depends = terms.sizedBy !== "nothing" || terms.elsewhere !== undefined;
  return (
    <>
      <p>{words.decisionOf(decision, formatLongDate(decidedOn, language))}</p>
      <p class="ar-lines" lang="fr">
        {writeGrid(terms)}
      </p>
      {isDrawn && (
        <PriceChart version={{ ...terms, from }} facts={{}} title={words.chart} language={language} />
      )}
      {isDrawn && depends && <p class="ar-hint">{words.chartHighest}</p>}
    </>
  );
}

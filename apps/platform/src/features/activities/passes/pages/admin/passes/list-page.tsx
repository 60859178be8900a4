import { Alert, EmptyState, LinkButton, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatPeriod } from "../../../../../../frames/common/dates/dates.ts";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import {
  type HowShown,
  listPartners,
  listPasses,
  type Partner,
  type PartnerId,
  type Pass,
  readHowShown,
} from "../../../index.ts";
import { adminPassWords, NOTHING_SHOWN } from "./pass-words.ts";
import { buildPartnerPath, NEW_PARTNER, NEW_PASS } from "./paths.ts";

export async function showPassList(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = adminPassWords(language);
  const passes = await listPasses(context);
  const partners = await listPartners(context);
  const shown = await readHowShown(context);
  return sendAdminPage(
    reply,
    { title: words.title, place: "passes", width: "wide" },
    <>
      {getQueryText(request, "fait") === "cree" && <Alert tone="success" title={words.created} />}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Section id="pass" title={words.passes}>
        <Passes passes={passes} visit={visit} />
      </Section>
      <Section id="partenaires" title={words.partners}>
        <Partners {...{ partners, passes, shown, visit }} />
      </Section>
    </>,
  );
}

function Passes({
  passes,
  visit: { language, brand },
}: {
  readonly passes: readonly Pass[];
  readonly visit: Visit;
}) {
  const words = adminPassWords(language);
  const add = (
    <LinkButton href={formatAdminPath(brand, NEW_PASS)} icon="plus">
      {words.addPass}
    </LinkButton>
  );
  if (passes.length === 0)
    return (
      <EmptyState title={words.noPass} icon="ticket" action={add}>
        <p>{words.noPassText}</p>
      </EmptyState>
    );
  const euros = (cents: number, none: string) =>
    cents === 0 ? none : formatCounterAmount(cents, "euro_cent", language);
  return (
    <>
      <p>{add}</p>
      <Table
        id="les-pass"
        caption={words.passes}
        isTitled
        columns={Object.values(words.passColumns).map((label) => ({ label }))}
        rows={passes.map((pass) => ({
          key: pass.id,
          cells: [
            pass.name[language],
            formatPeriod({ from: pass.startsOn, to: pass.endsOn }, language),
            euros(pass.feeCents, words.free),
            <ul>
              {pass.offers.map((offer) => (
                <li key={offer.id}>
                  {words.offer(offer.name[language], offer.uses, euros(offer.amountCents, words.gift))}
                </li>
              ))}
            </ul>,
          ],
        }))}
      />
    </>
  );
}

interface PartnersProps {
  readonly partners: readonly Partner[];
  readonly passes: readonly Pass[];
  readonly shown: ReadonlyMap<PartnerId, HowShown>;
  readonly visit: Visit;
}

function Partners({ partners, passes, shown, visit: { language, brand } }: PartnersProps) {
  const words = adminPassWords(language);
  const add = (
    <LinkButton href={formatAdminPath(brand, NEW_PARTNER)} icon="plus" variant="secondary">
      {words.addPartner}
    </LinkButton>
  );
  if (partners.length === 0)
    return (
      <EmptyState title={words.noPartner} icon="store" action={add}>
        <p>{words.noPartnerText}</p>
      </EmptyState>
    );
  const offers = passes.flatMap((pass) => pass.offers);
  return (
    <>
      <p>{add}</p>
      <Table
        id="les-partenaires"
        caption={words.partners}
        isTitled
        columns={Object.values(words.partnerColumns).map((label) => ({ label }))}
        rows={partners.map((partner) => ({
          key: partner.id,
          cells: [
            <a href={formatAdminPath(brand, buildPartnerPath(partner.id))}>{partner.name}</a>,
            partner.endedOn === null
              ? formatPeriod({ from: partner.startsOn, to: partner.endsOn }, language)
              : words.endedOn(formatPlainDate(partner.endedOn, language)),
            offers
              .filter(({ id }) => partner.offerIds.includes(id))
              .map(({ name }) => name[language])
              .join(", "),
            words.copyableShare(shown.get(partner.id) ?? NOTHING_SHOWN),
          ],
        }))}
      />
    </>
  );
}

import { Alert, EmptyState, Tag, type Tone } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatPeriod } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import { formatPersonName, PersonSwitcher } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { readAuthority } from "../../../../../authorities/authorities/index.ts";
import { readPublishedService } from "../../../../../catalogue/catalogue/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { listOwnPasses, type OwnPass } from "../../../index.ts";
import { NextStep } from "./next-step.tsx";
import { PassOffers, PassUses } from "./own-offers.tsx";
import { passWords } from "./pass-words.ts";

/** What the reader, or somebody they act for, has; what is left; where it serves. */
export async function showPasses(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const chosen = await resolveChosenPerson(request);
  const { somebody } = chosen;
  // A pass of before is shown to who had it.
  const passes = (await listOwnPasses(context, somebody.id)).filter(
    ({ standing, uses }) => standing !== "over" || uses.length > 0,
  );
  const words = passWords(language);
  const done = getQueryText(request, "fait");
  const title = somebody.self ? words.title : words.titleFor(formatPersonName(somebody, language));
  return sendSpacePage(
    reply,
    {
      title,
      place: "services",
      width: "task",
      above: [
        { href: buildSpaceAddresses(brand).services, label: spaceCommonWords(language).places.services },
      ],
    },
    <>
      {done === "ouvert" && <Alert tone="success" title={words.opened} />}
      {done === "demande" && <Alert tone="success" title={words.joined} />}
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <PersonSwitcher {...chosen} path={buildSpaceAddresses(brand).passes} language={language} />
      {passes.length === 0 && (
        <EmptyState title={words.none} icon="ticket">
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {
        await Promise.all(
          passes.map(async (own) => (
            <OnePass
              key={own.pass.id}
              {...{ own, somebody, visit }}
              consent={await findConsentAddress(visit, own)}
            />
          )),
        )
      }
    </>,
  );
}

/**
 * Where the agreement that carries the pass is given; undefined once it is, or when the service is offered no
 * more.
 */
async function findConsentAddress(
  { context, brand }: Visit,
  { pass, standing }: OwnPass,
): Promise<string | undefined> {
  if (standing !== "unagreed") return undefined;
  const service = await readPublishedService(context, { serviceId: pass.serviceId });
  if (!service) return undefined;
  const { slug } = await readAuthority(context, service.providerId);
  return buildSpaceAddresses(brand).consent(slug, service.slug);
}

const tones: Readonly<Record<OwnPass["standing"], Tone>> = {
  none: "info",
  unagreed: "info",
  not_entitled: "neutral",
  unpaid: "warning",
  open: "success",
  over: "neutral",
};

interface OnePassProps {
  readonly own: OwnPass;
  readonly somebody: Somebody;
  readonly visit: Visit;
  readonly consent: string | undefined;
}

function OnePass({ own, somebody, visit, consent }: OnePassProps) {
  const { language } = visit;
  const words = passWords(language);
  const { pass, standing } = own;
  const fee =
    pass.feeCents === 0 ? words.free : words.fee(formatCounterAmount(pass.feeCents, "euro_cent", language));
  return (
    <section class="ar-stack" aria-labelledby={`pass-${pass.id}`}>
      <h2 id={`pass-${pass.id}`}>{pass.name[language]}</h2>
      <p>
        <Tag tone={tones[standing]}>{words.standing[standing]}</Tag>
      </p>
      <p>
        {words.during(formatPeriod({ from: pass.startsOn, to: pass.endsOn }, language))} – {fee}
      </p>
      <NextStep {...{ own, somebody, visit, consent }} />
      {standing !== "not_entitled" && <PassOffers own={own} language={language} />}
      <PassUses own={own} language={language} />
    </section>
  );
}

import { Card, CardGrid, EmptyState, LinkButton, Section, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName, PersonSwitcher } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { Visit } from "../../../../../../web/index.ts";
import { type CouplingStanding, listOwnCouplings, type OwnCoupling } from "../../../index.ts";
import {
  couplingTones,
  formatAdvantage,
  formatCouplingStanding,
} from "../../common/couplings/coupling-text.ts";
import { couplingWords } from "../../common/couplings/coupling-words.ts";

const groups = ["agreed", "open", "short", "far", "over"] as const satisfies readonly CouplingStanding[];

/** The offers that the reader, or somebody they act for, has, may have, or nearly. */
export async function showCouplings(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const chosen = await resolveChosenPerson(request);
  const { somebody } = chosen;
  const all = await listOwnCouplings(context, somebody.id);
  const [words, at] = [couplingWords(language), buildSpaceAddresses(brand)];
  const title = somebody.self ? words.title : words.titleOf(formatPersonName(somebody, language));
  return sendSpacePage(
    reply,
    { title, place: "services", width: "wide", above: [{ href: at.services, label: words.above }] },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <PersonSwitcher {...chosen} path={at.couplings} language={language} />
      {all.length === 0 && (
        <EmptyState
          title={words.none}
          icon="handshake"
          action={<LinkButton href={at.services}>{words.toServices}</LinkButton>}
        >
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {groups.map((group) => {
        const own = all.filter(({ standing }) => standing === group);
        if (own.length === 0) return null;
        return (
          <Section key={group} id={group} title={words.groups[group]}>
            <CardGrid>
              {own.map((one) => (
                <OneCoupling key={one.coupling.id} {...{ one, somebody, visit }} />
              ))}
            </CardGrid>
          </Section>
        );
      })}
    </>,
  );
}

function OneCoupling({
  one,
  somebody,
  visit: { brand, language },
}: {
  readonly one: OwnCoupling;
  readonly somebody: Somebody;
  readonly visit: Visit;
}) {
  const words = couplingWords(language);
  const { coupling, standing } = one;
  return (
    <Card
      title={coupling.name[language]}
      icon="handshake"
      href={formatPersonAddress(buildSpaceAddresses(brand).coupling(coupling.id), somebody)}
      status={<Tag tone={couplingTones[standing]}>{words.tags[standing]}</Tag>}
    >
      <p>{formatAdvantage(one, language)}</p>
      <p>{formatCouplingStanding(one, language)}</p>
    </Card>
  );
}

import { Card, CardList, EmptyState, LinkButton, Section, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { buildPersonTrail } from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildDeskCoupledOfferAddresses } from "../../../../../../frames/desk/common/offer-addresses.ts";
import { PresenceOver } from "../../../../../../frames/desk/common/presence-over.tsx";
import type { OwnCoupling } from "../../../index.ts";
import {
  couplingTones,
  formatAdvantage,
  formatCouplingStanding,
} from "../../common/couplings/coupling-text.ts";
import { couplingWords } from "../../common/couplings/coupling-words.ts";
import { readBeside } from "./beside.ts";
import { deskCouplingWords } from "./words.ts";

/**
 * The offers that somebody beside the agent has, may have, or nearly: each tells what they hold, so nothing
 * is shown without them.
 */
export async function showPersonCouplings(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const words = deskCouplingWords(language);
  const {
    counter: { personId: id, name },
    offers,
  } = await readBeside(request);
  const title = words.title(name);
  return sendDeskPage(
    reply,
    { title, ...buildPersonTrail(visit, { id, name }) },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {offers === undefined && (
        <Section id="presente" title={words.besideTitle}>
          <p>{words.besideText}</p>
          <LinkButton href={buildDeskAddresses(brand).personServices(id)} icon="eye">
            {words.toBeside}
          </LinkButton>
        </Section>
      )}
      {offers?.length === 0 && (
        <EmptyState title={words.none} icon="handshake">
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {offers !== undefined && offers.length > 0 && (
        <CardList>
          {offers.map((own) => (
            <One
              key={own.coupling.id}
              {...{ own, language }}
              href={buildDeskCoupledOfferAddresses(brand).one(id, own.coupling.id)}
            />
          ))}
        </CardList>
      )}
      {offers !== undefined && <PresenceOver visit={visit} personId={id} />}
    </>,
  );
}

interface OneProps {
  readonly own: OwnCoupling;
  readonly href: string;
  readonly language: "fr" | "en";
}

function One({ own, href, language }: OneProps) {
  const { coupling, standing } = own;
  return (
    <Card
      level={2}
      title={coupling.name[language]}
      icon="handshake"
      href={href}
      status={<Tag tone={couplingTones[standing]}>{couplingWords(language).tags[standing]}</Tag>}
    >
      <p>{formatAdvantage(own, language)}</p>
      <p>{formatCouplingStanding(own, language)}</p>
    </Card>
  );
}

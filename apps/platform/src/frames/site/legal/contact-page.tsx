import { Card, CardGrid, Section } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { Desk } from "../../../features/authorities/authorities/index.ts";
import { EasyNote } from "../../../features/catalogue/catalogue/pages/common/easy-reading/easy-note.tsx";
import { defineMessages, sendAuthorityPage } from "../../../web/index.ts";
import { Coordinates } from "../coordinates.tsx";
import type { Offer } from "../offer.ts";

const words = defineMessages({
  fr: {
    title: "Contact et horaires",
    lead: "Un agent vous répond, vous reçoit, et peut tout faire avec vous.",
    desks: "Les guichets",
    desksLead: "Chaque guichet connaît ses services ; l’accueil vous oriente.",
    default: "Pour toutes les démarches",
    sandboxTitle: "Contact",
    sandboxLead:
      "Le bac à sable ne reçoit personne : rien n’y est réel. " +
      "Une question sur la plateforme ? Écrivez à qui l’héberge.",
  },
  en: {
    title: "Contact and opening hours",
    lead: "An agent answers you, receives you, and can do everything with you.",
    desks: "The desks",
    desksLead: "Each desk knows its services; reception leads you on.",
    default: "For every procedure",
    sandboxTitle: "Contact",
    sandboxLead:
      "The sandbox receives nobody: nothing here is real. A " +
      "question about the platform? Write to whoever hosts it.",
  },
});

/** Something of its own to say of where, when or how; an empty list says nothing. */
const hasContactDetails = ({ contact }: Desk): boolean =>
  Object.values(contact).some((said) => said !== undefined && said.length > 0);

/** Nobody is received in the sandbox: whoever runs the platform answers. */
export function showSandboxContact(reply: FastifyReply, hostingProvider: string): FastifyReply {
  const say = words(reply.request.ardeco.language);
  return sendAuthorityPage(
    reply,
    { title: say.sandboxTitle },
    <>
      <h1>{say.sandboxTitle}</h1>
      <p class="ar-lead">{say.sandboxLead}</p>
      <p>{hostingProvider}</p>
    </>,
  );
}

export function showContact(
  reply: FastifyReply,
  { here, services }: Offer,
  desks: readonly Desk[],
): FastifyReply {
  const { context, language } = reply.request.ardeco;
  const say = words(language);
  const ordered = [...desks].sort((left, right) => Number(right.isDefault) - Number(left.isDefault));
  return sendAuthorityPage(
    reply,
    { title: say.title, width: "wide" },
    <>
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      <EasyNote request={reply.request} journey="guichet" />
      <Coordinates contact={here.contact} now={context.now()} language={language} />
      {ordered.length > 1 && (
        <Section id="desks" title={say.desks} lead={say.desksLead}>
          <CardGrid>
            {ordered.map((desk) => (
              <Card key={desk.id} title={desk.name} icon="map-pin">
                {desk.isDefault && <p>{say.default}</p>}
                {services
                  .filter(
                    ({ service, provider }) => provider.id === here.id && service.slug === desk.serviceSlug,
                  )
                  .map(({ service, href }) => (
                    <p key={href}>
                      <a href={href}>{service.definition.title[language]}</a>
                    </p>
                  ))}
                {hasContactDetails(desk) && (
                  <Coordinates contact={desk.contact} now={context.now()} language={language} />
                )}
              </Card>
            ))}
          </CardGrid>
        </Section>
      )}
    </>,
  );
}

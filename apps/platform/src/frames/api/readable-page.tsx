import { Section, Table } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { defineMessages, getRequestLanguage, sendAuthorityPage } from "../../web/index.ts";
import { listOperations, type Operation } from "./operations.ts";

const words = defineMessages({
  fr: {
    title: "L’interface pour programmes",
    lead: "Ce que le guichet et les applications métier font à la main, un programme peut le faire ici.",
    description: "Sa description complète (OpenAPI 3.1)",
    start: "Commencer",
    token:
      "Un jeton agit au nom d’un agent, avec ses rôles du jour, dans une " +
      "seule collectivité. Chaque lecture et chaque décision entre au journal.",
    problems:
      "Un refus est un « problem+json » (RFC 9457) : décidez d’après son « code », qui ne change pas.",
    errors: "Toutes les erreurs, et que faire",
    pages:
      "Une liste vient par pages : suivez l’en-tête Link " +
      '(RFC 8288), rel="next". Un curseur ne se fabrique pas.',
    twice:
      "Toute demande qui change quelque chose accepte un en-tête Idempotency-Key : renvoyée, " +
      "elle n’est faite qu’une fois et reçoit la même réponse, pendant vingt-quatre heures.",
    root: (address: string) =>
      `Chaque adresse commence par ${address}. « {authority} » est celle d’une collectivité : « caen ».`,
    applications:
      "Une application métier appelle avec son identifiant et son secret ; " +
      "un agent, par un jeton que l’administrateur de sa collectivité crée.",
    operations: "Adresses (décrites en anglais, comme la description complète)",
    columns: { address: "Adresse", does: "Ce qu’elle fait", who: "Qui l’appelle" },
    open: "Tout le monde",
    agent: "Un agent, par un jeton",
    application: "Une application, par son secret",
    equipment: "Un équipement, par son secret",
    tags: {
      catalogue: "Catalogue",
      files: "Dossiers",
      agents: "Agents",
      journal: "Journal",
      applications: "Applications métier",
      counters: "Compteurs",
      equipment: "Équipements",
      readers: "Lecteurs de cartes",
    },
  },
  en: {
    title: "The interface for programs",
    lead: "What the desk and business applications do by hand, a program can do here.",
    description: "Its full description (OpenAPI 3.1)",
    start: "Start",
    token:
      "A token acts in the name of one agent, with that day’s roles, " +
      "at one authority. Each reading and each decision is journalled.",
    problems: "A refusal is “problem+json” (RFC 9457): decide on its “code”, which does not change.",
    errors: "Every error, and what to do",
    pages:
      'A list comes by pages: follow the Link header (RFC 8288), rel="next". A cursor is not made by hand.',
    twice:
      "Every request that changes something takes an Idempotency-Key header: sent " +
      "again, it is done once and gets the same answer, for twenty-four hours.",
    root: (address: string) =>
      `Each address starts with ${address}. “{authority}” is that of an authority: “caen”.`,
    applications:
      "A business application calls with its identifier and secret; an " +
      "agent, with a token that the administrator of their authority creates.",
    operations: "Addresses",
    columns: { address: "Address", does: "What it does", who: "Who calls it" },
    open: "Everybody",
    agent: "An agent, with a token",
    application: "An application, with its secret",
    equipment: "A device, with its secret",
    tags: {
      catalogue: "Catalogue",
      files: "Files",
      agents: "Agents",
      journal: "Journal",
      applications: "Business applications",
      counters: "Counters",
      equipment: "Equipment",
      readers: "Card readers",
    },
  },
});

const ROOT = "/api/v1";

/** For people who are about to write a program: everything else is in the description. */
export function sendReadablePage(reply: FastifyReply, description: unknown): FastifyReply {
  const say = words(getRequestLanguage(reply.request));
  const operations = listOperations(description);
  const tags = [
    "catalogue",
    "files",
    "agents",
    "journal",
    "applications",
    "counters",
    "equipment",
    "readers",
  ] as const;
  return sendAuthorityPage(
    reply,
    { title: say.title, description: say.lead, width: "wide" },
    <>
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      <Section id="start" title={say.start}>
        <div class="ar-stack">
          <p>{say.root(ROOT)}</p>
          <p>{say.applications}</p>
          <p>{say.token}</p>
          <p>
            {say.problems} <a href="/api/v1/errors">{say.errors}</a>
          </p>
          <p>{say.pages}</p>
          <p>{say.twice}</p>
          <pre class="ar-code">
            <code>{`curl https://…/api/v1/authorities/caen/services
curl -u "$CLIENT_ID:$CLIENT_SECRET" https://…/api/v1/authorities/caen/subscriptions
curl -H "Authorization: Bearer ardeco_…" https://…/api/v1/authorities/caen/whoami`}</code>
          </pre>
          <p>
            <a href="/api/v1/openapi.json">{say.description}</a>
          </p>
        </div>
      </Section>
      {tags.map((tag) => (
        <Section key={tag} id={tag} title={say.tags[tag]}>
          <Table
            id={`${tag}-operations`}
            caption={say.operations}
            columns={[say.columns.address, say.columns.does, say.columns.who].map((label) => ({ label }))}
            rows={operations
              .filter((one) => one.tag === tag)
              .map((one) => ({
                key: one.id,
                cells: [
                  <Address key="address" operation={one} />,
                  // In English, like the description they come from.
                  <span key="does" lang="en">
                    {one.summary}
                  </span>,
                  say[one.access],
                ],
              }))}
          />
        </Section>
      ))}
    </>,
  );
}

/** Cut after its slashes on a narrow screen, never inside a word. */
function Address({ operation: { method, path } }: { readonly operation: Operation }) {
  const steps = path.slice(ROOT.length).split("/").slice(1);
  return (
    <code>
      {method}{" "}
      {steps.map((step) => (
        <>
          /{step}
          <wbr />
        </>
      ))}
    </code>
  );
}

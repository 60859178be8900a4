import { Section } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { defineMessages, languageOf, page } from "../../web/index.ts";
import { type Operation, operationsOf } from "./operations.ts";

const words = defineMessages({
  fr: {
    title: "L’interface pour programmes",
    lead: "Ce que le guichet et les applications métier font à la main, un programme peut le faire ici.",
    description: "Sa description complète (OpenAPI 3.1)",
    start: "Commencer",
    token:
      "Un jeton agit au nom d’un agent, avec ses rôles du jour, dans une seule collectivité. Chaque lecture et chaque décision entre au journal.",
    problems:
      "Un refus est un « problem+json » (RFC 9457) : décidez d’après son « code », qui ne change pas.",
    errors: "Toutes les erreurs, et que faire",
    pages:
      'Une liste vient par pages : suivez l’en-tête Link (RFC 8288), rel="next". Un curseur ne se fabrique pas.',
    twice:
      "Toute demande qui change quelque chose accepte un en-tête Idempotency-Key : renvoyée, elle n’est faite qu’une fois et reçoit la même réponse, pendant vingt-quatre heures.",
    open: "ouvert à tous",
    agent: "jeton d’un agent",
    application: "identifiant et secret d’une application",
    equipment: "secret d’un équipement",
    tags: {
      catalogue: "Catalogue",
      files: "Dossiers",
      agents: "Agents",
      journal: "Journal",
      applications: "Applications métier",
      equipment: "Équipements",
    },
  },
  en: {
    title: "The interface for programs",
    lead: "What the desk and business applications do by hand, a program can do here.",
    description: "Its full description (OpenAPI 3.1)",
    start: "Start",
    token:
      "A token acts in the name of one agent, with that day’s roles, at one authority. Each reading and each decision is journalled.",
    problems: "A refusal is “problem+json” (RFC 9457): decide on its “code”, which does not change.",
    errors: "Every error, and what to do",
    pages:
      'A list comes by pages: follow the Link header (RFC 8288), rel="next". A cursor is not made by hand.',
    twice:
      "Every request that changes something takes an Idempotency-Key header: sent again, it is done once and gets the same answer, for twenty-four hours.",
    open: "open to all",
    agent: "token of an agent",
    application: "identifier and secret of an application",
    equipment: "secret of an equipment",
    tags: {
      catalogue: "Catalogue",
      files: "Files",
      agents: "Agents",
      journal: "Journal",
      applications: "Business applications",
      equipment: "Equipment",
    },
  },
});

/** For people who are about to write a program: everything else is in the description. */
export function readablePage(reply: FastifyReply, description: unknown): FastifyReply {
  const say = words(languageOf(reply.request));
  const operations = operationsOf(description);
  const tags = ["catalogue", "files", "agents", "journal", "applications", "equipment"] as const;
  return page(
    reply,
    { title: say.title, description: say.lead, width: "task" },
    <>
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      <Section id="start" title={say.start}>
        <div class="ar-stack">
          <p>{say.token}</p>
          <p>
            {say.problems} <a href="/api/v1/errors">{say.errors}</a>
          </p>
          <p>{say.pages}</p>
          <p>{say.twice}</p>
          <pre class="ar-code">
            <code>curl -H "Authorization: Bearer ardeco_…" https://…/api/v1/authorities/caen/whoami</code>
          </pre>
          <p>
            <a href="/api/v1/openapi.json">{say.description}</a>
          </p>
        </div>
      </Section>
      {tags.map((tag) => (
        <Section key={tag} id={tag} title={say.tags[tag]}>
          <dl class="ar-definition">
            {operations
              .filter((one) => one.tag === tag)
              .map((one) => (
                <Line key={one.id} operation={one} access={say[one.access]} />
              ))}
          </dl>
        </Section>
      ))}
    </>,
  );
}

/** The summaries are in English, like the description they come from. */
function Line({ operation, access }: { readonly operation: Operation; readonly access: string }) {
  return (
    <div>
      <dt>
        <code>
          {operation.method} {operation.path}
        </code>
      </dt>
      <dd>
        <span lang="en">{operation.summary}</span>
        <br />
        <span class="ar-hint">{access}</span>
      </dd>
    </div>
  );
}

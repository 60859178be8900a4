import { Card, CardGrid, EmptyState } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { type Brand, defineMessages, languageOf, page, type Routes } from "../../web/index.ts";

const words = defineMessages({
  fr: {
    title: "Vos démarches locales",
    lead: "Choisissez votre collectivité : chacune a son site, ses agents et ses services.",
    empty: "Aucune collectivité pour l’instant",
    emptyText: "Les collectivités qui ouvrent leurs services ici apparaîtront dans cette liste.",
  },
  en: {
    title: "Your local services",
    lead: "Choose your authority: each has its own site, staff and services.",
    empty: "No authority yet",
    emptyText: "Authorities that open their services here will appear in this list.",
  },
});

/** The root of the platform, before any authority. */
export const rootPages =
  (listBrands: () => Promise<readonly Brand[]>): Routes =>
  (app) => {
    app.get("/", async (_request, reply) => showRoot(reply, await listBrands()));
  };

function showRoot(reply: FastifyReply, brands: readonly Brand[]): FastifyReply {
  const language = languageOf(reply.request);
  const say = words(language);
  const { compare } = new Intl.Collator(language);
  return page(
    reply,
    { title: say.title, description: say.lead, width: "wide" },
    <>
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      {brands.length === 0 ? (
        <EmptyState title={say.empty} icon="landmark">
          <p>{say.emptyText}</p>
        </EmptyState>
      ) : (
        <CardGrid>
          {[...brands]
            .sort((left, right) => compare(left.name, right.name))
            .map(({ slug, name, contact }) => (
              <Card key={slug} title={name} href={`/${slug}/`} icon="landmark" level={2}>
                {contact.address && <p>{contact.address}</p>}
              </Card>
            ))}
        </CardGrid>
      )}
    </>,
  );
}

import type { FastifyInstance, FastifyReply } from "fastify";
import { getAuthority, listDesksOf } from "../../../modules/authorities/index.ts";
import { page } from "../../../web/index.ts";
import { accessibilityStatement } from "./accessibility.ts";
import { Article, type Part } from "./article.tsx";
import { showContact } from "./contact-page.tsx";
import { legalNotice } from "./legal-notice.ts";
import { showPrivacy } from "./privacy-page.tsx";

/** Four pages that every page of the site links to. */
export function legalPages(app: FastifyInstance, options: { hostingProvider: string }): void {
  app.get("/accessibilite", async ({ ardeco }, reply) => {
    const { brand, language } = ardeco;
    const facts = {
      name: brand.name,
      root: `/${brand.slug}`,
      email: brand.contact.email,
      conformity: brand.accessibility ?? "none",
    };
    return showArticle(reply, accessibilityStatement(facts, language));
  });
  app.get("/confidentialite", async ({ ardeco: { context } }, reply) =>
    showPrivacy(reply, await context.transaction((tx) => getAuthority(tx, context.authorityId))),
  );
  app.get("/mentions-legales", async ({ ardeco: { context, language } }, reply) => {
    const here = await context.transaction((tx) => getAuthority(tx, context.authorityId));
    return showArticle(reply, legalNotice(here, options, language));
  });
  app.get("/contact", async ({ ardeco: { context } }, reply) => {
    const [here, desks] = await context.transaction(async (tx) => [
      await getAuthority(tx, context.authorityId),
      await listDesksOf(tx, context),
    ]);
    return showContact(reply, here, desks);
  });
}

function showArticle(reply: FastifyReply, { title, parts }: { title: string; parts: readonly Part[] }) {
  return page(
    reply,
    { title },
    <>
      <h1>{title}</h1>
      <Article parts={parts} />
    </>,
  );
}

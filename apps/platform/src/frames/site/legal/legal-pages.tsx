import type { FastifyInstance, FastifyReply } from "fastify";
import { readAuthority, readOpenDesks } from "../../../features/authorities/authorities/index.ts";
import { findReport } from "../../../features/catalogue/accessibility/index.ts";
import type { Context } from "../../../kernel/context.ts";
import { sendAuthorityPage } from "../../../web/index.ts";
import { loadPageSlot } from "../../feature/frame-features.ts";
import type { Offer } from "../offer.ts";
import { siteLegalSlot } from "../slots.ts";
import { buildAccessibilityStatement } from "./accessibility.ts";
import { Article, type Part } from "./article.tsx";
import { mountComplaintPages } from "./complaint-pages.tsx";
import { showContact, showSandboxContact } from "./contact-page.tsx";
import { buildLegalNotice } from "./legal-notice.ts";
import { buildAccessibilityPlan } from "./plan.ts";
import { showPrivacy } from "./privacy-page.tsx";

interface LegalOptions {
  readonly hostingProvider: string;
  offerOf(context: Context): Promise<Offer>;
}

/** The pages that every page of the site links to, and what the statement of accessibility leads to. */
export function mountLegalPages(app: FastifyInstance, options: LegalOptions): void {
  app.get("/accessibilite", async ({ ardeco }, reply) => {
    const { brand, context, language } = ardeco;
    const report = await findReport(context, context.authorityId);
    const facts = { name: brand.name, root: `/${brand.slug}`, email: brand.contact.email, report };
    return showArticle(reply, buildAccessibilityStatement(facts, language));
  });
  app.get("/accessibilite/plan", async ({ ardeco: { context, language } }, reply) => {
    const report = await findReport(context, context.authorityId);
    return showArticle(reply, buildAccessibilityPlan(report, language));
  });
  mountComplaintPages(app);
  app.get("/confidentialite", async ({ ardeco: { context } }, reply) =>
    showPrivacy(reply, await options.offerOf(context)),
  );
  app.get("/mentions-legales", async (request, reply) => {
    const { context, language } = request.ardeco;
    const { authorityId } = context;
    const here = await readAuthority(context, authorityId);
    const loaded = await loadPageSlot(request, siteLegalSlot, { subjects: [authorityId] });
    const besides = loaded.flatMap(({ shown }) => (shown === "silent" ? [] : (shown.get(authorityId) ?? [])));
    return showArticle(reply, buildLegalNotice(here, { ...options, besides }, language));
  });
  app.get("/contact", async ({ ardeco: { brand, context } }, reply) => {
    if (brand.sandbox) return showSandboxContact(reply, options.hostingProvider);
    const desks = await readOpenDesks(context);
    return showContact(reply, await options.offerOf(context), desks);
  });
}

function showArticle(reply: FastifyReply, { title, parts }: { title: string; parts: readonly Part[] }) {
  return sendAuthorityPage(
    reply,
    { title },
    <>
      <h1>{title}</h1>
      <Article parts={parts} />
    </>,
  );
}

import { EmptyState, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { OfferedService } from "../../../modules/catalogue/index.ts";
import { isFor, type Opening, openingFor } from "../../opening.ts";
import { OpeningTag } from "../../opening-tag.tsx";
import { addresses } from "../common/addresses.ts";
import { commonWords } from "../common/common-words.ts";
import { deskPage } from "../common/desk-page.tsx";
import { pathId } from "../common/params.ts";
import { listOffers } from "./find-offer.ts";
import { openWords } from "./open-words.ts";
import { pageAbout } from "./page-about.ts";
import { type AtCounter, readCounter } from "./present.ts";

interface Line {
  readonly service: OfferedService;
  readonly opening: Opening;
}

/** Each service of the authority that this person may open, and where it stands for them. */
export async function showOffers(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = openWords(language);
  const at = addresses(brand);
  const { counter, lines } = await context.transaction(async (tx) => {
    const here = await readCounter(
      tx,
      context,
      pathId<"person">(request, "id"),
      commonWords(language).unnamed,
    );
    const found: Line[] = [];
    for (const service of await listOffers(tx, context)) {
      const subject = speakerFor(here, service);
      if (subject) found.push({ service, opening: await openingFor(tx, context, service, subject) });
    }
    return { counter: here, lines: found };
  });
  const title = words.title(counter.name);
  return deskPage(
    reply,
    { title: words.act, ...pageAbout(request, counter) },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {lines.length === 0 ? (
        <EmptyState title={words.none} icon="handshake">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <ul class="ar-desk-list">
          {lines.map(({ service, opening }) => (
            <li key={service.id}>
              <a href={at.offer(counter.personId, service.slug)}>{service.definition.title[language]}</a>{" "}
              <OpeningTag opening={opening} language={language} />
              <span class="ar-desk-line">{service.definition.summary[language]}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="ar-hint">{words.notAll}</p>
      <LinkButton variant="secondary" icon="arrow-left" href={at.person(counter.personId, "help_at_desk")}>
        {words.back}
      </LinkButton>
    </>,
  );
}

/** A child's service is opened by a parent, a grown-up's by themselves or who acts for them. */
function speakerFor({ speakers }: AtCounter, service: OfferedService) {
  return speakers.find((one) => isFor(service, one));
}

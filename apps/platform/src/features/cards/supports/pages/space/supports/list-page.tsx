import { ActLinks, EmptyState, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import { formatPersonName, PersonSwitcher } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { Visit } from "../../../../../../web/index.ts";
import { canBeLost, listSupports, type Support } from "../../../index.ts";
import { buildPocketAddresses } from "../../common/pocket/addresses.ts";
import { SupportCard } from "../../common/supports/support-look.tsx";
import { supportPageWords } from "./support-page-words.ts";

/** What the reader, or somebody they act for, carries. */
export async function showSupports(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const chosen = await resolveChosenPerson(request);
  const { people, somebody } = chosen;
  const supports = await listSupports(context, chosen.somebody.id);
  const words = supportPageWords(language);
  const at = buildSpaceAddresses(brand);
  const title = somebody.self
    ? words.title
    : words.titleOf(spaceCommonWords(language).of(formatPersonName(somebody, language)));
  const order = <LinkButton href={formatPersonAddress(at.orderSupport, somebody)}>{words.order}</LinkButton>;
  return sendSpacePage(
    reply,
    { title, place: "home", width: "task" },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <PersonSwitcher {...{ people, somebody, language }} path={at.supports} />
      {supports.length === 0 ? (
        <EmptyState title={words.empty} icon="id-card" action={order}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <div class="ar-stack">
            {supports.map((support) => (
              <One key={support.id} support={support} visit={visit} />
            ))}
          </div>
          <p>{order}</p>
          {somebody.self && (
            <p>
              <a href={buildPocketAddresses(brand).bind}>{words.bind}</a>
            </p>
          )}
        </>
      )}
    </>,
  );
}

function One({ support, visit: { language, brand } }: { support: Support; visit: Visit }) {
  const words = supportPageWords(language);
  const at = buildSpaceAddresses(brand);
  return (
    <SupportCard support={support} language={language} level={2}>
      <ActLinks
        acts={[
          { label: words.see, href: at.support(support.id), icon: "eye", about: support.number },
          ...(canBeLost(support.state)
            ? [{ label: words.lose, href: at.loss(support.id), icon: "flag" as const, about: support.number }]
            : []),
        ]}
      />
    </SupportCard>
  );
}

import { Card, CardGrid, EmptyState, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { findOwnPartner } from "../../../features/activities/passes/index.ts";
import { sendSeeOther, type Visit } from "../../../web/index.ts";
import { FillParts } from "../../feature/fill-parts.tsx";
import { listMenu, loadPageSlot } from "../../feature/frame-features.ts";
import { formatAdminPath, sendAdminPage } from "../common/admin-page.tsx";
import { adminCommonWords } from "../common/common-words.ts";
import { adminPlaces, groupPlaces, MOST_TOGETHER, type PlaceName } from "../common/places.ts";
import { mayOne } from "../common/require-admin-agent.ts";
import { adminHomeSlot } from "../slots.ts";
import { adminHomeWords } from "./home-words.ts";

/** What waits for this agent, then what they may do here; nothing else is shown. */
export async function showAdminHome(reply: FastifyReply): Promise<FastifyReply> {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const words = adminHomeWords(language);
  const groups = groupPlaces((name) => mayOne(visit, adminPlaces[name].for));
  const mine = [...groups.values()].flat();
  // Whoever signs in for a partner of a pass has no role: their pages are elsewhere.
  if (mine.length === 0 && (await findOwnPartner(visit.context)))
    return sendSeeOther(reply, formatAdminPath(brand, "/partenaire"));
  const subjects = [visit.context.authorityId] as const;
  const waiting = await loadPageSlot(reply.request, adminHomeSlot, { subjects });
  return sendAdminPage(
    reply,
    { title: words.title, width: "wide" },
    <>
      <h1>{words.title}</h1>
      {mine.length === 0 ? (
        <EmptyState
          title={words.empty}
          icon="lock"
          action={<LinkButton href={formatAdminPath(brand, "/agents")}>{words.toFiles}</LinkButton>}
        >
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <p class="ar-lead">{words.lead(brand.name)}</p>
          <FillParts fills={waiting} request={reply.request} draw={(shown) => [...shown.values()]} />
          {mine.length <= MOST_TOGETHER ? (
            <Places names={mine} visit={visit} level={2} />
          ) : (
            [...groups].map(([group, names]) => (
              <Section key={group} id={group} title={adminCommonWords(language).groups[group]}>
                <Places names={names} visit={visit} level={3} />
              </Section>
            ))
          )}
          <FeaturePlaces links={listMenu(reply.request, "admin")} />
        </>
      )}
    </>,
  );
}

/** What features add to the administration. */
function FeaturePlaces({ links }: { readonly links: ReturnType<typeof listMenu> }) {
  if (links.length === 0) return null;
  return (
    <CardGrid>
      {links.map(({ href, label, icon }) => (
        <Card key={href} title={label} href={href} icon={icon} level={2} />
      ))}
    </CardGrid>
  );
}

interface PlacesProps {
  readonly names: readonly PlaceName[];
  readonly visit: Visit;
  readonly level: 2 | 3;
}

function Places({ names, visit: { brand, language }, level }: PlacesProps) {
  const { about } = adminHomeWords(language);
  return (
    <CardGrid>
      {names.map((name) => (
        <Card
          key={name}
          title={adminCommonWords(language).places[name]}
          href={formatAdminPath(brand, adminPlaces[name].path)}
          icon={adminPlaces[name].icon}
          level={level}
        >
          <p>{about[name]}</p>
        </Card>
      ))}
    </CardGrid>
  );
}

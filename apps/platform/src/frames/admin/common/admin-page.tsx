import { Breadcrumb, type NavLink } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { ComponentChildren } from "preact";
import { buildSandboxNavigation } from "../../../features/consent/clients/pages/common/vendors/navigation.ts";
import { type Brand, type PageOptions, sendAuthorityPage, type Visit } from "../../../web/index.ts";
import { listMenu } from "../../feature/frame-features.ts";
import { adminCommonWords } from "./common-words.ts";
import { adminPlaces, groupPlaces, MOST_TOGETHER, type PlaceName } from "./places.ts";
import { mayOne } from "./require-admin-agent.ts";

export interface AdminPageOptions {
  readonly title: string;
  readonly place?: PlaceName;
  readonly status?: number;
  /** Pages between the place and this one; the place itself is added. */
  readonly above?: readonly NavLink[];
  readonly width?: "task" | "wide";
  readonly hasErrors?: boolean;
  /** Another look than the authority's own, to be judged. */
  readonly look?: Pick<PageOptions, "themeHref" | "authority" | "footerNote">;
}

const HOME = "/administration";

export const formatAdminPath = ({ slug }: Brand, path: string): string => `/${slug}${path}`;

/** A page of the administration: the places that this agent may enter, and the way back up. */
export function sendAdminPage(
  reply: FastifyReply,
  options: AdminPageOptions,
  content: ComponentChildren,
): FastifyReply {
  const visit = reply.request.ardeco;
  const { place, above, title, look, ...rest } = options;
  const words = adminCommonWords(visit.language);
  const links = above && place ? [buildPlaceLink(visit, place), ...above] : above;
  return sendAuthorityPage(
    reply,
    {
      ...rest,
      ...look,
      title,
      area: words.area,
      navigation: [...buildAdminNavigation(visit, place), ...listMenu(reply.request, "admin")],
      ...(links ? { breadcrumb: <Breadcrumb links={links} current={title} /> } : {}),
    },
    content,
  );
}

function buildAdminNavigation(visit: Visit, current?: PlaceName): readonly NavLink[] {
  if (visit.brand.sandbox) return buildSandboxNavigation(visit, "home");
  const groups = groupPlaces((name) => mayOne(visit, adminPlaces[name].for));
  const all = [...groups.values()].flat();
  const linkAs = (name: PlaceName) => ({ ...buildPlaceLink(visit, name), current: name === current });
  if (all.length <= MOST_TOGETHER) return all.map(linkAs);
  // The part where one is, and the way to the others: all at once, they were three lines of each page.
  const beside = [...groups.values()].find((mine) => current !== undefined && mine.includes(current)) ?? [];
  const { allPlaces, groups: named } = adminCommonWords(visit.language);
  const home = formatAdminPath(visit.brand, HOME);
  if (beside.length === 0)
    return [...groups.keys()].map((group) => ({ href: `${home}#${group}`, label: named[group] }));
  return [{ href: home, label: allPlaces }, ...beside.map(linkAs)];
}

function buildPlaceLink({ brand, language }: Visit, name: PlaceName): NavLink {
  return {
    href: formatAdminPath(brand, adminPlaces[name].path),
    label: adminCommonWords(language).places[name],
  };
}

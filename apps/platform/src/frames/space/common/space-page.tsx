import { Breadcrumb, type NavLink } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { ComponentChildren } from "preact";
import { sendAuthorityPage } from "../../../web/index.ts";
import { listMenu } from "../../feature/frame-features.ts";
import { buildSpaceAddresses } from "./addresses.ts";
import { spaceCommonWords } from "./common-words.ts";

type Place = "home" | "elements" | "services" | "journal" | "sessions";

export interface SpacePageOptions {
  readonly title: string;
  /** Absent from the page of a feature that has a link of its own in the menu. */
  readonly place?: Place;
  readonly status?: number;
  /** The title, shorter, at the end of the way back up. */
  readonly here?: string;
  /** Pages between the place and this one. */
  readonly above?: readonly NavLink[];
  readonly width?: "task" | "wide";
  readonly hasErrors?: boolean;
}

/** A page of the person's space: where they are, the four places, and the way back up. */
export function sendSpacePage(
  reply: FastifyReply,
  options: SpacePageOptions,
  content: ComponentChildren,
): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const { place, above, title, here = title, ...rest } = options;
  const words = spaceCommonWords(language);
  const at = buildSpaceAddresses(brand);
  // A fictional person has services and a journal; the rest of their life is the vendor's to play.
  const places = brand.sandbox
    ? (["services", "journal"] as const)
    : (["home", "elements", "services", "journal"] as const);
  return sendAuthorityPage(
    reply,
    {
      ...rest,
      title,
      navigation: [
        ...places.map((one) => ({ href: at[one], label: words.places[one], current: one === place })),
        ...listMenu(reply.request, "space"),
      ],
      ...(above ? { breadcrumb: <Breadcrumb links={above} current={here} /> } : {}),
    },
    content,
  );
}

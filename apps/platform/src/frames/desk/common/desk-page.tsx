import { Breadcrumb, type NavLink } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { ComponentChildren } from "preact";
import { hasCapability } from "../../../features/access/access/index.ts";
import { sendAuthorityPage } from "../../../web/index.ts";
import { listMenu } from "../../feature/frame-features.ts";
import { buildDeskAddresses } from "./addresses.ts";
import { deskCommonWords } from "./common-words.ts";
import { buildSupportAddresses } from "./support-addresses.ts";
import { buildTillAddresses } from "./till-addresses.ts";

type Place =
  | "queue"
  | "people"
  | "enrol"
  | "campaigns"
  | "contacts"
  | "letters"
  | "supports"
  | "till"
  | "duplicates";

export interface DeskPageOptions {
  readonly title: string;
  /** Absent from the page of a feature that has a link of its own in the menu. */
  readonly place?: Place;
  readonly status?: number;
  /** Pages between the place and this one. */
  readonly above?: readonly NavLink[];
  readonly width?: "task" | "wide" | "full";
  readonly hasErrors?: boolean;
}

/** A page of the desk: where the agent is, and the places that their role opens. */
export function sendDeskPage(
  reply: FastifyReply,
  options: DeskPageOptions,
  content: ComponentChildren,
): FastifyReply {
  const { brand, language, context } = reply.request.ardeco;
  const { place, above, title, width = "wide", ...rest } = options;
  const words = deskCommonWords(language);
  const at = {
    ...buildDeskAddresses(brand),
    supports: buildSupportAddresses(brand).list,
    till: buildTillAddresses(brand).list,
  };
  const enrols = hasCapability(context.actor, "person.enrol");
  const places: readonly Place[] = [
    ...(enrols
      ? (["queue", "people", "enrol", "campaigns", "contacts", "letters", "supports"] as const)
      : (["queue", "people", "contacts"] as const)),
    ...(hasCapability(context.actor, "payment.take") ? (["till"] as const) : []),
    ...(hasCapability(context.actor, "duplicate.decide") ? (["duplicates"] as const) : []),
  ];
  return sendAuthorityPage(
    reply,
    {
      ...rest,
      title,
      width,
      isDense: true,
      area: words.area,
      navigation: [
        ...places.map((one) => ({ href: at[one], label: words.places[one], current: one === place })),
        ...listMenu(reply.request, "desk"),
      ],
      ...(above ? { breadcrumb: <Breadcrumb links={above} current={title} /> } : {}),
    },
    content,
  );
}

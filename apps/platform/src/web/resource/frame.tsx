import type { NavLink } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { ComponentChildren } from "preact";
import type { Visit } from "../visit/visit.ts";

/** What a page of a mould says of itself to the frame around it. */
export interface FramePage {
  readonly title: string;
  readonly width: "task" | "wide";
  readonly status?: number;
  readonly hasErrors?: boolean;
  /** Pages between the place in the menu and this one; absent on the page of the place itself. */
  readonly above?: readonly NavLink[];
}

/** The layout and the menu that pages stand in: administration, desk, space. A frame makes its own. */
export interface Frame {
  send(reply: FastifyReply, page: FramePage, content: ComponentChildren): FastifyReply;
}

/** The address of a path of the authority that is visited. */
export const formatPageHref = ({ brand }: Visit, path: string): string => `/${brand.slug}${path}`;

/** Something that may be done from a page: a link to its page, or a button when nothing more is asked. */
export interface Act {
  readonly label: string;
  /** Where it is done, under the authority. */
  readonly path: string;
  readonly method: "get" | "post";
  /** Of what, where a page offers the same act several times: read aloud, and not shown. */
  readonly about?: string;
}

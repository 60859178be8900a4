import type { NavLink } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { getRequestPath } from "../http/address-text.ts";
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
  send(
    reply: FastifyReply,
    page: FramePage,
    content: ComponentChildren,
  ): FastifyReply | Promise<FastifyReply>;
  /** What showing any page in this frame writes, as a line of the journal. */
  readonly writesOnRead?: string;
  /** What the forms of its pages carry in their address, "?pour=…": about whom they are. */
  formatQuery?(request: FastifyRequest): string;
}

/** Where a form of a page is sent: the page's own address, or `path` under the authority. */
export function formatFormAction(frame: Frame, request: FastifyRequest, path?: string): string {
  const at = path === undefined ? getRequestPath(request) : formatPageHref(request.ardeco, path);
  return `${at}${frame.formatQuery?.(request) ?? ""}`;
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

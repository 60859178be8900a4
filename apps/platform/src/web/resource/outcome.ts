import type { FastifyReply } from "fastify";
import type { ComponentChildren } from "preact";
import { saveFlash } from "../flash/flash.ts";
import type { Flash } from "../flash/flash-cookie.ts";
import { sendSeeOther } from "../page/send-see-other.ts";
import { type Frame, type FramePage, formatPageHref } from "./frame.tsx";

/** What follows a form that went through: another page, which says what was done. */
export interface Followed {
  /** Under the authority. */
  readonly path: string;
  /** Absent where the page that follows looks up by itself what was done. */
  readonly flash?: Flash;
}

/** What is shown once and has no address: a code, a secret. The answer to the form itself. */
export interface ShownOnce {
  readonly page: FramePage;
  readonly content: ComponentChildren;
}

export type Outcome = Followed | ShownOnce;

export function sendOutcome(
  reply: FastifyReply,
  frame: Frame,
  outcome: Outcome,
): FastifyReply | Promise<FastifyReply> {
  if ("content" in outcome)
    return frame.send(reply.header("cache-control", "no-store"), outcome.page, outcome.content);
  if (outcome.flash) saveFlash(reply, outcome.flash);
  return sendSeeOther(reply, formatPageHref(reply.request.ardeco, outcome.path));
}

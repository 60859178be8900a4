import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { toCivilDate } from "../../kernel/civil-date.ts";
import { findTextAnswer, getQueryText, parseFields, readForm, sendSeeOther } from "../../web/index.ts";
import { computeArrivalPath } from "./arrival.ts";
import { type Door, formatDoorPath } from "./doors.ts";
import { addReturnPath, findAskedReturn, findPostedReturn } from "./return-path.ts";
import { runConstantTime } from "./run-constant-time.ts";
import { sendLinks } from "./send-links.ts";
import { showLinkSent } from "./sent-view.tsx";
import { buildEmailField, showSignInForm } from "./sign-in-view.tsx";

const AGAIN = "encore";

/** Above what writing a message for several people takes, below what a person notices. */
const ANSWER_AFTER_MS = 300;

export interface DoorOptions {
  /** Where messages can be read on a platform that sends none (development, demonstration). */
  readonly mailboxHref?: string | undefined;
}

/** Asking for a link: the form, and what to do next. */
export function signInPages(app: FastifyInstance, door: Door, { mailboxHref }: DoorOptions): void {
  const openMailbox = mailboxHref !== undefined;
  app.get(door.path, async (request, reply) => {
    const { session, brand } = request.ardeco;
    const back = findAskedReturn(request);
    // Signed in, one comes back to show that one is still there (`encore`), or to come in by a stronger way
    if (session && getQueryText(request, AGAIN) === "")
      return sendSeeOther(reply, computeArrivalPath(door, { brand, actor: session.actor, back }));
    const keyAdded = getQueryText(request, "fait") === "cle";
    return showSignInForm(reply, door, { back, openMailbox, keyAdded, again: session !== undefined });
  });
  app.post(door.path, { config: { pace: "mail" } }, async (request, reply) =>
    handleLinkRequest(request, reply, door, openMailbox),
  );
  app.get(`${door.path}/messages`, async (request, reply) =>
    showLinkSent(reply, door, { back: findAskedReturn(request), mailboxHref }),
  );
}

async function handleLinkRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  door: Door,
  openMailbox: boolean,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const back = findPostedReturn(request);
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields([buildEmailField(door)], form, { today, answers: {} });
  if (errors.length > 0)
    return showSignInForm(reply, door, { back, errors, typed: form.typed, status: 422, openMailbox });
  const email = findTextAnswer(answers, "email") ?? "";
  await runConstantTime(ANSWER_AFTER_MS, () => sendLinks(request.ardeco, door, { email, back }));
  return sendSeeOther(reply, addReturnPath(formatDoorPath(brand, `${door.path}/messages`), back));
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../kernel/civil-date.ts";
import { parseFields, queryText, readForm, seeOther, textAnswer } from "../../web/index.ts";
import { arrivalPath } from "./arrival.ts";
import { atLeast } from "./at-least.ts";
import { type Door, under } from "./doors.ts";
import { askedReturn, postedReturn, withReturn } from "./return-path.ts";
import { sendLinks } from "./send-links.ts";
import { showSent } from "./sent-view.tsx";
import { emailField, showSignIn } from "./sign-in-view.tsx";

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
    const back = askedReturn(request);
    // Signed in, one comes back to show that one is still there (`encore`), or to come in by a stronger way
    if (session && queryText(request, AGAIN) === "")
      return seeOther(reply, arrivalPath(door, { brand, actor: session.actor, back }));
    const keyAdded = queryText(request, "fait") === "cle";
    return showSignIn(reply, door, { back, openMailbox, keyAdded, again: session !== undefined });
  });
  app.post(door.path, { config: { pace: "mail" } }, async (request, reply) =>
    askLink(request, reply, door, openMailbox),
  );
  app.get(`${door.path}/messages`, async (request, reply) =>
    showSent(reply, door, { back: askedReturn(request), mailboxHref }),
  );
}

async function askLink(
  request: FastifyRequest,
  reply: FastifyReply,
  door: Door,
  openMailbox: boolean,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const back = postedReturn(request);
  const form = readForm(request);
  const today = civilDate(context.now());
  const { answers, errors } = parseFields([emailField(door)], form, { today, answers: {} });
  if (errors.length > 0)
    return showSignIn(reply, door, { back, errors, typed: form.typed, status: 422, openMailbox });
  const email = textAnswer(answers, "email") ?? "";
  await atLeast(ANSWER_AFTER_MS, () => sendLinks(request.ardeco, door, { email, back }));
  return seeOther(reply, withReturn(under(brand, `${door.path}/messages`), back));
}

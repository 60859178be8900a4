import type { FastifyReply, FastifyRequest } from "fastify";
import { setHeaders } from "../http/headers-hook.ts";
import { sendAuthorityPage } from "../page/page.tsx";
import { getRequestLanguage } from "../visit/language.ts";
import { findRequestBrand, openVisit, type Shell } from "../visit/open-visit.ts";
import { findVisit, setVisit } from "../visit/visit.ts";
import { ErrorPage } from "./error-page.tsx";
import { findKeptForm } from "./find-kept-form.ts";
import { findReferringPage } from "./find-referring-page.ts";
import { isJsonPreferred } from "./is-json-preferred.ts";
import { PROBLEM_TYPE, toProblem } from "./problem.ts";
import { type Refusal, toRefusal } from "./refusal.ts";
import { ResendForm } from "./resend-form.tsx";

/** Programs and crawlers come back by themselves after it. */
const RETRY_SECONDS = "5";

/** The one mapping from what was thrown to what is answered. */
export async function sendError(shell: Shell, error: unknown, reply: FastifyReply): Promise<FastifyReply> {
  const { request } = reply;
  const refusal = toRefusal(error);
  if (refusal.status >= 500) request.log.error({ err: error, requestId: request.id }, "request failed");
  setHeaders(reply, shell.settings);
  reply.header("cache-control", "no-store");
  if (refusal.status === 503) reply.header("retry-after", RETRY_SECONDS);
  if (isJsonPreferred(request)) {
    const language = getRequestLanguage(request);
    const problem = toProblem(refusal, {
      requestId: request.id,
      language,
      publicUrl: shell.settings.publicUrl,
    });
    reply.header("content-language", language);
    return reply.code(refusal.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  }
  await resolveRefusalVisit(shell, refusal, reply);
  return sendPage(refusal, request, reply);
}

/**
 * An error before the visit is known still tries to speak in the authority's name; a second failure does not
 * matter.
 */
async function resolveRefusalVisit(shell: Shell, refusal: Refusal, reply: FastifyReply): Promise<void> {
  const { request } = reply;
  if (findVisit(request)) return;
  try {
    const brand = await findRequestBrand(request, shell.ports);
    const withSession = refusal.status !== 429 && refusal.status !== 421 && refusal.status < 500;
    if (brand) setVisit(request, await openVisit(shell, reply, brand, { withSession }));
  } catch (error) {
    request.log.error({ err: error, requestId: request.id }, "error page without its authority");
  }
}

/** The form itself is the way on. Signed out meanwhile, its page asks to sign in and comes back to it. */
const isResubmittedForm = ({ status, code }: Refusal): boolean => status === 413 || code === EXPIRED;

const EXPIRED = "request.form_expired";

/** After a session that ended, what was typed is sent again from the page that says so. */
function renderResendForm({ code, status }: Refusal, request: FastifyRequest) {
  const visit = findVisit(request);
  const form = code === EXPIRED || status === 401 ? findKeptForm(request) : undefined;
  if (!visit || !form) return undefined;
  const signInHref = visit.session ? undefined : (findReferringPage(request) ?? visit.menu.signInHref);
  return <ResendForm form={form} csrf={visit.csrf()} signInHref={signInHref} language={visit.language} />;
}

function sendPage(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const visit = findVisit(request);
  const language = visit?.language ?? getRequestLanguage(request);
  const isExpired = refusal.code === EXPIRED;
  return sendAuthorityPage(
    reply,
    { title: refusal.sentence[language].replace(/\.$/, ""), status: refusal.status },
    <ErrorPage
      refusal={refusal}
      language={language}
      requestId={request.id}
      backHref={isResubmittedForm(refusal) ? findReferringPage(request) : undefined}
      signedOut={isExpired && visit !== undefined && visit.session === undefined}
      resend={renderResendForm(refusal, request)}
      homeHref={visit ? `/${visit.brand.slug}/` : "/"}
      rootHref={visit && `/${visit.brand.slug}`}
      signInHref={visit?.menu.signInHref}
      contact={visit?.brand.contact ?? {}}
    />,
  );
}

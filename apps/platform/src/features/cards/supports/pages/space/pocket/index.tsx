import { Alert, Button, Form, LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, type Visit } from "../../../../../../web/index.ts";
import { findSupportSettings, issuePhoneSecret, mayBindPhone, type SupportId } from "../../../index.ts";
import { buildPocketAddresses } from "../../common/pocket/addresses.ts";
import { KeptList } from "../../common/pocket/kept-list.tsx";
import { pocketScript } from "../../common/pocket/pocket-assets.ts";
import { bindWords } from "./bind-words.ts";

/** Where a phone receives the key of its code, once, from somebody who came in with a passkey just now. */
export function definePhoneBindingPages(app: FastifyInstance): void {
  app.get("/espace/pochette", showBinding);
  app.post("/espace/pochette", handlePhoneBinding);
}

async function showBinding(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const { kinds } = await findSupportSettings(context);
  const words = bindWords(language);
  const at = buildSpaceAddresses(visit.brand);
  return sendSpacePage(
    reply,
    {
      title: words.title,
      place: "home",
      width: "task",
      above: [{ href: at.supports, label: words.mySupports }],
    },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {kinds.includes("phone") ? <Binding visit={visit} /> : <Alert tone="info" title={words.notOffered} />}
      <p>
        <a href={buildPocketAddresses(visit.brand).page}>{words.open}</a>
      </p>
    </>,
  );
}

function Binding({ visit }: { readonly visit: Visit }) {
  const { brand, language, context, csrf } = visit;
  const words = bindWords(language);
  const at = buildSpaceAddresses(brand);
  const here = buildPocketAddresses(brand);
  if (!mayBindPhone(context, getBindingSession(visit)))
    return (
      <Alert tone="info" title={words.again}>
        <p>
          <LinkButton href={`${at.signIn}?${new URLSearchParams({ encore: "1", retour: here.bind })}`}>
            {words.againLink}
          </LinkButton>
        </p>
        <p>
          <a href={at.security}>{words.register}</a>
        </p>
      </Alert>
    );
  return (
    <>
      <p>{words.once}</p>
      <KeptList language={language} />
      <div hidden data-pocket-bind data-slug={brand.slug} data-next={here.page} data-stopped={words.stopped}>
        <Form action={here.bind} csrf={csrf()} hidden={{ nouveau: context.newId<SupportId>() }}>
          <Button icon="smartphone">{words.bind}</Button>
          <p role="status" />
        </Form>
      </div>
      <div data-pocket-missing>
        <Alert tone="info" title={words.noScript}>
          <p>{words.noScriptText}</p>
        </Alert>
      </div>
      <script type="module" src={pocketScript} />
    </>
  );
}

function getBindingSession({ session }: Visit) {
  if (!session) throw kernelErrors.error("request.sign_in_required");
  return { method: session.method, createdAt: session.signedInAt };
}

/** Read by the page's script, and by nothing else: told once, kept by no cache. */
async function handlePhoneBinding(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const fresh = getTypedText(readForm(request).typed, "nouveau");
  if (!isUuid(fresh)) throw kernelErrors.error("request.invalid");
  const { support, generation, holder, secret } = await issuePhoneSecret(
    visit.context,
    { id: parseId<"support">(fresh) },
    getBindingSession(visit),
  );
  return reply.header("cache-control", "no-store").send({
    generation,
    holder,
    secret,
    number: support.number,
    until: formatPlainDate(support.expiresOn, visit.language),
  });
}

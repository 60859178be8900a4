import { Button, ButtonGroup, EmptyState, Form } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { addQuery, buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { findPartner } from "../../../../subscriptions/pages/common/services/provider.ts";
import { ACT, acts } from "../../common/consent/consent-form.ts";
import { consentWords } from "../../common/consent/consent-words.ts";
import type { OpenIdRequest } from "./openid-request.ts";

/** For whom the application asks: one choice, or a way back when there is nobody. */
export function showWhom(reply: FastifyReply, asked: OpenIdRequest): FastifyReply {
  const { language, csrf } = reply.request.ardeco;
  const words = consentWords(language);
  const { interaction, service, candidates, path } = asked;
  const partner = findPartner(asked);
  const title = words.whomTitle(service.definition.title[language]);
  return sendSpacePage(
    reply,
    { title, place: "services", width: "task" },
    <>
      <h1>{title}</h1>
      {candidates.length === 0 ? (
        <EmptyState title={words.notFor} icon="users">
          <p>
            {partner ? words.ifNotPartner(partner.name) : words.ifNotText(reply.request.ardeco.brand.name)}
          </p>
        </EmptyState>
      ) : (
        <>
          <p class="ar-lead">{words.whomLead(interaction.client.name)}</p>
          <Choices {...{ candidates, path, reply }} />
        </>
      )}
      <Form action={path} csrf={csrf()}>
        <Button variant="secondary" name={ACT} value={acts.refuse}>
          {words.backToClient}
        </Button>
      </Form>
    </>,
  );
}

interface ChoicesProps {
  readonly candidates: readonly Somebody[];
  readonly path: string;
  readonly reply: FastifyReply;
}

function Choices({ candidates, path, reply }: ChoicesProps) {
  const { language } = reply.request.ardeco;
  return (
    <ul class="ar-cards">
      {candidates.map((one) => (
        <li key={one.id}>
          <div class="ar-card ar-card--link">
            <div class="ar-card__body">
              <h2 class="ar-card__title">
                {/* The reader is named too: without a name in the address, the question would come back. */}
                <a href={addQuery(path, { pour: one.id })}>
                  {one.self ? spaceCommonWords(language).me : formatPersonName(one, language)}
                </a>
              </h2>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

interface ReauthenticationView {
  /** Of the application, or of the service. */
  readonly name: string;
  readonly path: string;
  /** A younger sign-in is needed, a passkey, another account, or the account’s own door. */
  readonly why: "again" | "stronger" | "other" | "account";
  /** Where to go back to on the site; back to the application when absent. */
  readonly back?: string;
}

/**
 * The application wants a proof of presence younger than this session, or stronger, or another person; or it
 * is nobody’s account yet.
 */
export function showReauthentication(
  reply: FastifyReply,
  { name, path, why, back }: ReauthenticationView,
): FastifyReply {
  const { language, csrf, brand } = reply.request.ardeco;
  const words = consentWords(language);
  const title = words[why];
  return sendSpacePage(
    reply,
    { title, place: "services", width: "task" },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words[`${why}Text`](name)}</p>
      {why === "stronger" && (
        <p>
          {words.noKey} <a href={buildSpaceAddresses(brand).security}>{words.addKey}</a>
        </p>
      )}
      <Form action={path} csrf={csrf()}>
        <ButtonGroup>
          <Button name={ACT} value={acts.reconnect}>
            {words[`${why}Button`]}
          </Button>
          {back === undefined && (
            <Button variant="secondary" name={ACT} value={acts.refuse}>
              {words.backToClient}
            </Button>
          )}
        </ButtonGroup>
      </Form>
      {back !== undefined && (
        <p>
          <a href={back}>{words.backToService}</a>
        </p>
      )}
    </>,
  );
}

import type { ElementName } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Form } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { FieldHelp } from "../../../../../../frames/common/help/field-help.tsx";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { EasyNote } from "../../../../../catalogue/catalogue/pages/common/easy-reading/easy-note.tsx";
import { findPartner, formatProvider } from "../../../../subscriptions/pages/common/services/provider.ts";
import type { Proposal, ProposedItem } from "../../../index.ts";
import { type AskedItems, listAskedItems } from "../../common/consent/asked-items.ts";
import {
  ACT,
  acts,
  KEY,
  type PostedConsent,
  type StaleReason,
  VERSION,
} from "../../common/consent/consent-form.ts";
import { consentWords } from "../../common/consent/consent-words.ts";
import { AgreedItems, OptionalItems, RequiredItems } from "../../common/consent/items-view.tsx";

export interface ConsentView {
  readonly proposal: Proposal;
  readonly somebody: Somebody;
  /** Where the form goes. */
  readonly action: string;
  /** Where this page is, to come back to after a missing element. */
  readonly path: string;
  /** The application that waits for the answer, when there is one. */
  readonly client?: string;
  /** It has changed since the person agreed. */
  readonly clientChanged?: boolean;
  /** An agent still checks what the service's rule reads: it opens afterwards, and is told nothing before. */
  readonly isAwaited?: boolean;
  /** Present when the person must decide again. */
  readonly stale?: { readonly reason: StaleReason; readonly form: PostedConsent };
}

/**
 * Who asks, for what, with the values themselves, how long, on which basis, and what stays possible if not.
 */
export function showConsentView(reply: FastifyReply, view: ConsentView): FastifyReply {
  const { language, context, csrf } = reply.request.ardeco;
  const { proposal, action, stale } = view;
  const words = consentWords(language);
  const { service } = proposal;
  const title = words.title(service.definition.title[language]);
  const asked = listAskedItems(proposal);
  const hidden = { [VERSION]: String(service.version), [KEY]: context.newId<string>() };
  return sendSpacePage(
    reply,
    { title, place: "services", width: "task", status: stale ? 409 : 200, hasErrors: stale !== undefined },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{formatConsentLead(view, reply)}</p>
      <EasyNote request={reply.request} journey="accord" />
      {view.clientChanged && view.client !== undefined && (
        <Alert tone="warning" title={words.changedApplication(view.client)}>
          <p>{words.changedApplicationText}</p>
        </Alert>
      )}
      {stale && (
        <Alert tone="warning" title={words[stale.reason]}>
          <p>{stale.reason === "changed" ? words.changedText : words.reusedText}</p>
        </Alert>
      )}
      <Form action={action} csrf={csrf()} hidden={hidden}>
        <Items {...{ view, asked, reply }} />
        {asked.required.every((item) => !isAbsent(item)) && <OpensLater {...{ view, asked, reply }} />}
        <Outcome {...{ view, asked, reply }} />
      </Form>
      <FieldHelp topic="consent" visit={reply.request.ardeco} />
    </>,
  );
}

interface Part {
  readonly view: ConsentView;
  readonly asked: AskedItems;
  readonly reply: FastifyReply;
}

function formatConsentLead({ proposal, somebody }: ConsentView, reply: FastifyReply): string {
  const { language } = reply.request.ardeco;
  const words = consentWords(language);
  const service = proposal.service.definition.title[language];
  if (proposal.asks === "new_items") return words.asksNew(service);
  const provider = formatProvider(proposal, language);
  if (somebody.self) return words.asks(service, provider);
  return words.asksFor(service, provider, formatPersonName(somebody, language));
}

function Items({ view, asked, reply }: Part) {
  const { language, brand } = reply.request.ardeco;
  const { required, optional, agreed } = asked;
  const { somebody, path, stale } = view;
  const ticked = stale?.form.ticked ?? optional.filter(isGranted).map(({ name }) => name);
  const completeHref = (name: ElementName) =>
    formatPersonAddress(buildSpaceAddresses(brand).element(name), somebody, { retour: path });
  // An address or a telephone of somebody else is not theirs to give.
  const forOwn = somebody.self ? completeHref : undefined;
  return (
    <>
      {required.length > 0 && <RequiredItems items={required} {...{ language, completeHref }} />}
      {optional.length > 0 && (
        <OptionalItems items={optional} completeHref={forOwn} {...{ language, ticked }} />
      )}
      <AgreedItems items={agreed} language={language} />
      {required.length + optional.length === 0 && <p>{consentWords(language).nothingAsked}</p>}
    </>
  );
}

/** Of a first yes given while an agent still checks: when the service opens, and what it is told before. */
function OpensLater({ view, asked, reply }: Part) {
  const words = consentWords(reply.request.ardeco.language);
  const waits = asked.required.some(({ current }) => current.state === "missing");
  if (view.proposal.live || !(waits || view.isAwaited)) return null;
  return (
    <Alert tone="info" title={words.opensLater}>
      <p>{view.isAwaited ? words.opensLaterUntold : words.opensLaterTold}</p>
    </Alert>
  );
}

/** Two buttons of the same rank: refusing is a normal way out. */
function Outcome({ view, asked, reply }: Part) {
  const { language, brand } = reply.request.ardeco;
  const { proposal, somebody } = view;
  const words = consentWords(language);
  const partner = findPartner(proposal);
  const blocked = asked.required.some(isAbsent);
  return (
    <>
      <section class="ar-stack">
        <h2>{words.ifNot}</h2>
        <p>{partner ? words.ifNotPartner(partner.name) : words.ifNotText(proposal.providerName)}</p>
        <p>{words.later}</p>
      </section>
      {blocked && (
        <Alert tone="warning" title={words.cannot}>
          <p>{words.cannotText}</p>
        </Alert>
      )}
      <ButtonGroup>
        {!blocked && (
          <Button name={ACT} value={acts.accept}>
            {proposal.live && !view.client ? words.save : words.accept}
          </Button>
        )}
        {proposal.live && !view.client ? (
          <a href={formatPersonAddress(buildSpaceAddresses(brand).grant(proposal.live.id), somebody)}>
            {words.keep}
          </a>
        ) : (
          <Button variant="secondary" name={ACT} value={acts.refuse}>
            {proposal.live ? words.keep : words.refuse}
          </Button>
        )}
      </ButtonGroup>
    </>
  );
}

const isGranted = ({ decision }: ProposedItem): boolean => decision === "granted";

const isAbsent = ({ current }: ProposedItem): boolean => current.state === "missing" && !current.declared;

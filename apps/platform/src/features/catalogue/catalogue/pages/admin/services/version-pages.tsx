import { parseServiceDefinition, type ServiceDefinition } from "@ardeco/contracts";
import { Definition, Section } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import {
  FormErrors,
  getTypedText,
  parseRevision,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBriefError,
} from "../../../../../../web/index.ts";
import { mayApproveAlone } from "../../../../../access/smallstaff/index.ts";
import {
  approveVersion,
  hasSubscribers,
  publishVersion,
  rejectVersion,
  toVersionSubject,
} from "../../../index.ts";
import { DifferencesView } from "./differences-view.tsx";
import { getServiceTitle, getVersion, listAgentNames, type VersionFound } from "./find-version.ts";
import { PresentationView } from "./presentation-view.tsx";
import { presentationWords } from "./presentation-words.ts";
import { buildServicePath, buildServiceVersionPath, SERVICES } from "./service-paths.ts";
import { serviceWords } from "./service-words.ts";
import { StateTag } from "./state-tag.tsx";
import { VersionGestures } from "./version-gestures.tsx";
import { versionWords } from "./version-words.ts";

/** The items of the consent page as the person's space draws them; filled by the composition root. */
export type ConsentPreview = (definition: ServiceDefinition, language: Language) => ComponentChildren;

const PATH = `${SERVICES}/:service/versions/:version`;

/** One version: what the person will see, what changes, and the next gesture for who may make it. */
export function defineVersionPages(app: FastifyInstance, preview: ConsentPreview): void {
  app.get(PATH, async (request, reply) => showServiceVersion(request, reply, preview));
  app.post(`${PATH}/approuver`, async (request, reply) => handleVersionMove(request, reply, approveVersion));
  app.post(`${PATH}/publier`, async (request, reply) => handleVersionMove(request, reply, publishVersion));
  app.post(`${PATH}/renvoyer`, async (request, reply) => {
    const reason = getTypedText(readForm(request).typed, "reason");
    const reject: typeof approveVersion = (context, seen) => rejectVersion(context, { ...seen, reason });
    return submitOrShowAgain(() => handleVersionMove(request, reply, reject), {
      besides: { "catalogue.reason_needed": toBriefError("reason") },
      again: ({ errors }) => showServiceVersion(request, reply, preview, errors),
      after: (answered) => answered,
    });
  });
}

async function handleVersionMove(
  request: FastifyRequest,
  reply: FastifyReply,
  step: typeof approveVersion,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { version } = await getVersion(request);
  const revision = parseRevision(readForm(request).typed);
  await step(context, { ...version, revision });
  return sendSeeOther(
    reply,
    formatAdminPath(brand, buildServiceVersionPath(version.serviceId, version.version)),
  );
}

async function showServiceVersion(
  request: FastifyRequest,
  reply: FastifyReply,
  preview: ConsentPreview,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const found = await getVersion(request);
  const names = await listAgentNames(context);
  const isOwnToApprove = await mayApproveAlone(context, toVersionSubject(found.version));
  const words = versionWords(language);
  const { version } = found;
  const name = getServiceTitle(found, language);
  const title = `${name}, ${serviceWords(language).version(version.version).toLowerCase()}`;
  const above = [{ href: formatAdminPath(brand, buildServicePath(version.serviceId)), label: name }];
  const status = errors.length > 0 ? 422 : 200;
  return sendAdminPage(
    reply,
    { title, place: "services", above, width: "task", status, hasErrors: errors.length > 0 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p>
        <StateTag state={version.state} language={language} />
      </p>
      <Facts found={found} names={names} language={language} />
      <VersionGestures {...{ visit, found, errors, isOwnToApprove }} />
      {version.state !== "published" && version.state !== "retired" && (
        <DifferencesView found={found} language={language} />
      )}
      <Section id="preview" title={words.preview} lead={words.previewLead}>
        <Preview {...{ found, language, preview }} />
      </Section>
    </>,
  );
}

interface FactsProps {
  readonly found: VersionFound;
  readonly names: ReadonlyMap<string, string>;
  readonly language: Language;
}

function Facts({ found: { version }, names, language }: FactsProps) {
  const words = versionWords(language);
  const nameOf = (id: string) => names.get(id) ?? serviceWords(language).colleague;
  const { writtenBy, approvedBy, changedOn } = version;
  return (
    <Definition
      items={[
        { term: words.writers, description: writtenBy.map(nameOf).join(", ") },
        ...(approvedBy === undefined ? [] : [{ term: words.approver, description: nameOf(approvedBy) }]),
        { term: words.changed, description: formatLongDate(changedOn, language) },
      ]}
    />
  );
}

interface PreviewProps {
  readonly found: VersionFound;
  readonly language: Language;
  readonly preview: ConsentPreview;
}

function Preview({ found: { version }, language, preview }: PreviewProps) {
  const words = versionWords(language);
  const parsed = parseServiceDefinition(version.definition);
  if (!parsed.ok) return <p>{words.previewNone}</p>;
  const { definition } = parsed;
  return (
    <div class="ar-stack">
      <p class="ar-lead">{definition.summary[language]}</p>
      <h3>{presentationWords(language).title}</h3>
      <PresentationView presentation={definition.presentation ?? {}} language={language} />
      <h3>{words.consent}</h3>
      {hasSubscribers(definition) ? preview(definition, language) : <p>{words.noConsent}</p>}
      <h3>{words.rule}</h3>
      {definition.eligibility === undefined ? (
        <p>{words.open}</p>
      ) : (
        <pre class="ar-code">
          <code>{definition.eligibility}</code>
        </pre>
      )}
    </div>
  );
}

import { Alert, Button, ButtonGroup, Details, Form, LinkButton, Section, SummaryList } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { mayOne } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { formatLongInstant, plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import {
  getQueryText,
  parsePathNumber,
  parseRevision,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type Visit,
} from "../../../../../../web/index.ts";
import {
  closeVersionDraft,
  readVersion,
  requiredTexts,
  type Version,
  type VersionRead,
} from "../../../index.ts";
import { Blocks } from "./blocks-view.tsx";
import { complianceWords } from "./compliance-words.ts";
import { documentWords } from "./document-words.ts";
import { formatKindPath, formatVersionPath, parseKindParameter } from "./paths.ts";
import { buildDocumentSections } from "./sections.ts";
import { Changes, StateTag } from "./standing-view.tsx";
import { showTexts } from "./texts-page.tsx";
import { versionWords } from "./version-words.ts";

export const readAsked = (request: FastifyRequest): Promise<VersionRead> =>
  readVersion(request.ardeco.context, parseKindParameter(request), parsePathNumber(request, "version"));

/** One version: its state, the next gesture, what changed since the one before, the document itself. */
export async function showVersion(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const read = await readAsked(request);
  const { version } = read;
  const words = complianceWords(language);
  const own = versionWords(language);
  const name = words.names[version.kind];
  const title = documentWords(language).title(name, version.number);
  return sendAdminPage(
    reply,
    {
      title,
      place: "compliance",
      above: [{ href: formatAdminPath(brand, formatKindPath(version.kind)), label: name }],
      width: "wide",
    },
    <>
      <Said request={request} />
      {version.frozen && !version.frozen.isIntact && (
        <Alert tone="danger" title={documentWords(language).broken} />
      )}
      <h1>{title}</h1>
      <p class="ar-lead">{version.frozen ? own.frozenLead : own.draftLead}</p>
      <Facts version={version} visit={visit} />
      <Next read={read} visit={visit} />
      {read.former && (
        <Section id="depuis" title={words.changedSince(read.former.number)}>
          {read.changes.length === 0 ? (
            <p>{words.changedNone}</p>
          ) : (
            <Changes changes={read.changes} language={language} />
          )}
        </Section>
      )}
      <Section id="document" title={own.document} lead={own.documentLead}>
        <Downloads version={version} visit={visit} />
        <div>
          {buildDocumentSections(read, language).map((section) => (
            <Details key={section.id} summary={section.title}>
              <Blocks blocks={section.blocks} language={language} />
            </Details>
          ))}
        </div>
      </Section>
      <Freeze version={version} visit={visit} />
    </>,
  );
}

function Said({ request }: { readonly request: FastifyRequest }) {
  const { done } = versionWords(request.ardeco.language);
  const said = Object.entries(done).find(([name]) => name === getQueryText(request, "fait"));
  return said ? <Alert tone="success" title={said[1]} /> : null;
}

interface VersionProps {
  readonly version: Version;
  readonly visit: Visit;
}

function Facts({ version, visit: { language } }: VersionProps) {
  const { facts, on, opinions, decisions } = documentWords(language);
  const { frozen, opinion, decision } = version;
  const rows = [
    { label: facts.state, value: <StateTag state={version.state} language={language} /> },
    frozen && { label: facts.frozen, value: formatLongInstant(frozen.at, language) },
    frozen && { label: facts.hash, value: <code class="ar-code">{frozen.hash}</code> },
    opinion && { label: facts.opinion, value: on(opinions[opinion.said], plainDay(opinion.on, language)) },
    decision && {
      label: facts.decision,
      value: on(decisions[decision.said], plainDay(decision.on, language)),
    },
    decision && { label: facts.signatory, value: decision.signatory },
    decision?.validUntil && { label: facts.until, value: plainDay(decision.validUntil, language) },
  ];
  return <SummaryList rows={rows.flatMap((row) => (row ? [row] : []))} />;
}

/** What this agent may do next with this version; one primary gesture. */
function Next({ read: { version, isLast }, visit }: { readonly read: VersionRead; readonly visit: Visit }) {
  const { brand, language } = visit;
  const words = versionWords(language);
  const at = formatAdminPath(brand, formatVersionPath(version));
  const { state, kind, opinion } = version;
  if (state === "draft")
    return mayOne(visit, ["compliance.write"]) ? (
      <LinkButton href={`${at}/textes`} icon="pencil">
        {words.write}
      </LinkButton>
    ) : null;
  if (state !== "opinion_awaited" && state !== "decision_awaited")
    return isLast || version.decision ? null : <p>{words.newer}</p>;
  const mayAdvise =
    !opinion && mayOne(visit, [kind === "impact_assessment" ? "compliance.advise" : "compliance.write"]);
  const mayDecide = state === "decision_awaited" && mayOne(visit, ["compliance.decide"]);
  return (
    <ButtonGroup>
      {mayDecide && (
        <LinkButton href={`${at}/decision`} icon="check">
          {words.decide}
        </LinkButton>
      )}
      {mayAdvise && (
        <LinkButton href={`${at}/avis`} icon="pencil" variant={mayDecide ? "secondary" : "primary"}>
          {words.advise}
        </LinkButton>
      )}
    </ButtonGroup>
  );
}

function Downloads({ version, visit: { brand, language } }: VersionProps) {
  const words = versionWords(language);
  const at = formatAdminPath(brand, formatVersionPath(version));
  const isApproved = version.kind === "security_file" && version.decision?.validUntil !== undefined;
  return (
    <ButtonGroup>
      <LinkButton href={`${at}/document.pdf`} icon="download" variant="secondary">
        {words.pdf}
      </LinkButton>
      <LinkButton href={`${at}/document.json`} icon="download" variant="secondary">
        {words.json}
      </LinkButton>
      {isApproved && (
        <LinkButton href={`${at}/attestation.pdf`} icon="file-check" variant="secondary">
          {words.attestation}
        </LinkButton>
      )}
    </ButtonGroup>
  );
}

function Freeze({ version, visit }: VersionProps) {
  const { brand, language, csrf } = visit;
  if (version.state !== "draft" || !mayOne(visit, ["compliance.write"])) return null;
  const words = versionWords(language);
  const { texts } = documentWords(language);
  const missing = requiredTexts[version.kind].filter((name) => !version.texts[name]);
  return (
    <Section id="arreter" title={words.freezeTitle} lead={words.freezeLead}>
      {missing.length > 0 ? (
        <p>{words.missing(missing.map((name) => `« ${formatInnerLabel(texts[name])} »`).join(", "))}</p>
      ) : (
        <Form
          action={formatAdminPath(brand, `${formatVersionPath(version)}/arreter`)}
          csrf={csrf()}
          hidden={{ _revision: String(version.revision) }}
        >
          <Button icon="lock">{words.freeze}</Button>
        </Form>
      )}
    </Section>
  );
}

export async function handleFreeze(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { version } = await readAsked(request);
  const seen = { id: version.id, revision: parseRevision(readForm(request).typed) };
  return submitOrShowAgain(() => closeVersionDraft(context, seen), {
    again: ({ status, errors }) => showTexts(request, reply, { status, errors }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, formatVersionPath(version))}?fait=arretee`),
  });
}

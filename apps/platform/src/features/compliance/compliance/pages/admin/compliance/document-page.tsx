import { Alert, Button, EmptyState, Form, LinkButton, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { mayOne } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import {
  type DocumentKind,
  type DocumentStanding,
  documentKinds,
  readStanding,
  startVersion,
  type Version,
} from "../../../index.ts";
import { complianceWords } from "./compliance-words.ts";
import { documentWords } from "./document-words.ts";
import { COMPLIANCE, formatVersionPath, parseKindParameter } from "./paths.ts";
import { StateTag, Warnings } from "./standing-view.tsx";

/** Where one document stands, the next gesture, its versions. */
export async function showDocument(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const kind = parseKindParameter(request);
  const standing = await readStanding(context, kind);
  const words = complianceWords(language);
  return sendAdminPage(
    reply,
    { title: words.names[kind], place: "compliance", above: [], width: "wide" },
    <>
      <h1>{words.names[kind]}</h1>
      <p class="ar-lead">
        {words.about[kind]} {words.leads[kind]}
      </p>
      <Warnings standing={standing} visit={visit} />
      {standing.signed && standing.changes.length === 0 && <Alert tone="success" title={words.changedNone} />}
      <Next kind={kind} standing={standing} visit={visit} />
      {standing.versions.length > 0 && (
        <Section id="versions" title={words.versions}>
          <Versions versions={standing.versions} visit={visit} />
        </Section>
      )}
    </>,
  );
}

interface NextProps {
  readonly kind: DocumentKind;
  readonly standing: DocumentStanding;
  readonly visit: Visit;
}

/** One primary gesture: the version under way when there is one, else another. */
function Next({ kind, standing: { versions }, visit }: NextProps) {
  const { brand, language } = visit;
  const words = complianceWords(language);
  const [last] = versions;
  const isUnderWay = last && ["draft", "opinion_awaited", "decision_awaited"].includes(last.state);
  if (isUnderWay)
    return (
      <LinkButton
        href={formatAdminPath(brand, formatVersionPath(last))}
        icon={last.state === "draft" ? "pencil" : "file-text"}
      >
        {last.state === "draft" ? words.resume : words.open}
      </LinkButton>
    );
  if (!mayOne(visit, ["compliance.write"])) return last ? null : <p>{words.none}</p>;
  const start = <Start kind={kind} visit={visit} />;
  return last ? (
    start
  ) : (
    <EmptyState title={words.none} icon="file-text" action={start}>
      <p>{words.noneText}</p>
    </EmptyState>
  );
}

function Start({ kind, visit: { brand, language, csrf, context } }: Omit<NextProps, "standing">) {
  return (
    <Form
      action={formatAdminPath(brand, COMPLIANCE)}
      csrf={csrf()}
      hidden={{ document: kind, version: context.newId() }}
    >
      <Button icon="plus">{complianceWords(language).start}</Button>
    </Form>
  );
}

function Versions({ versions, visit }: { readonly versions: readonly Version[]; readonly visit: Visit }) {
  const { brand, language } = visit;
  const words = complianceWords(language);
  const { version, state, on, decision } = words.columns;
  const said = documentWords(language).decisions;
  return (
    <Table
      id="liste"
      caption={words.versions}
      isTitled
      columns={[version, state, on, decision].map((label) => ({ label }))}
      rows={versions.map((one) => ({
        key: String(one.number),
        cells: [
          <a key="name" href={formatAdminPath(brand, formatVersionPath(one))}>
            {words.version(one.number)}
          </a>,
          <StateTag key="state" state={one.state} language={language} />,
          plainDay(formatVersionDay(one), language),
          one.decision ? said[one.decision.said] : "–",
        ],
      }))}
    />
  );
}

const formatVersionDay = ({ draftedOn, frozen, decision }: Version): string =>
  decision?.on ?? (frozen ? toCivilDate(frozen.at) : draftedOn);

export async function handleVersionStart(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const kind = documentKinds.find((one) => one === getTypedText(typed, "document"));
  if (!kind) throw kernelErrors.error("request.not_found");
  const given = getTypedText(typed, "version");
  const id = parseId<"compliance_version">(isUuid(given) ? given : context.newId());
  const number = await startVersion(context, { id, kind });
  return sendSeeOther(reply, formatAdminPath(brand, formatVersionPath({ kind, number })));
}

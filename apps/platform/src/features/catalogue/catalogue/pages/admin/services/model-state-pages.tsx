import { Alert, Button, Form, Table, Tag } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { Language } from "../../../../../../kernel/errors.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { parsePathId, sendSeeOther } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import {
  compareWithModel,
  getOwnService,
  listVersions,
  type ModelState,
  updateLocalisedService,
} from "../../../index.ts";
import { listValueLines } from "./differences.ts";
import { getServiceTitle } from "./find-version.ts";
import { formatMemberLine } from "./format-member-line.ts";
import { modelWords } from "./model-words.ts";
import { listPresentationParts } from "./presentation-labels.ts";
import { buildServicePath, buildServiceVersionPath, SERVICES } from "./service-paths.ts";
import { versionWords } from "./version-words.ts";

const PATH = `${SERVICES}/:service/modele`;

/** A localised service beside its model: what a new version would change, what stays, what both changed. */
export function defineModelStatePages(app: FastifyInstance): void {
  app.get(PATH, async (request, reply) => showModelState(request, reply));
  app.post(PATH, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const { serviceId, version } = await updateLocalisedService(context, {
      serviceId: parsePathId<"service">(request, "service"),
    });
    return sendSeeOther(reply, formatAdminPath(brand, buildServiceVersionPath(serviceId, version)));
  });
}

async function showModelState(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const serviceId = parsePathId<"service">(request, "service");
  const service = await getOwnService(context, serviceId);
  const versions = await listVersions(context, serviceId);
  const state = await compareWithModel(context, serviceId);
  if (!state) throw kernelErrors.error("request.not_found");
  const words = modelWords(language);
  const name = getServiceTitle({ service, versions }, language);
  const title = words.compareTitle(name);
  const above = [{ href: formatAdminPath(brand, buildServicePath(serviceId)), label: name }];
  return sendAdminPage(
    reply,
    { title, place: "services", above, width: "wide" },
    <>
      <h1>{title}</h1>
      <Standing state={state} language={language} />
      <Changes state={state} local={versions[0]?.definition ?? {}} language={language} />
      {state.newer && hasCapability(context.actor, "service.draft", { serviceId }) && (
        <Form action={formatAdminPath(brand, `${buildServicePath(serviceId)}/modele`)} csrf={csrf()}>
          <p>{words.updateText}</p>
          <Button>{words.update}</Button>
        </Form>
      )}
    </>,
  );
}

function Standing({ state, language }: { readonly state: ModelState; readonly language: Language }) {
  const words = modelWords(language);
  if (state.retired)
    return (
      <Alert tone="warning" title={words.retired}>
        <p>{words.retiredText}</p>
      </Alert>
    );
  if (!state.newer) return <p class="ar-lead">{words.upToDate}</p>;
  return (
    <Alert tone="info" title={words.newer}>
      <p>{words.newerText}</p>
    </Alert>
  );
}

interface ChangesProps {
  readonly state: ModelState;
  readonly local: Readonly<Record<string, unknown>>;
  readonly language: Language;
}

function Changes({ state: { merged, model, newer }, local, language }: ChangesProps) {
  const words = modelWords(language);
  const members = [...merged.taken, ...merged.kept];
  if (members.length === 0) return <p>{words.nothing}</p>;
  const both = new Set(merged.conflicts.map(({ member }) => member));
  return (
    <Table
      id="members"
      caption={newer ? words.changes : words.differs}
      columns={Object.values(words.columns).map((label) => ({ label }))}
      rows={members.map((member) => {
        const outcome = both.has(member) ? "conflict" : merged.taken.includes(member) ? "taken" : "kept";
        return {
          key: member,
          cells: [
            formatMemberName(member, language),
            <Lines key="yours" {...{ member, language }} value={findMemberValue(local, member)} />,
            <Lines
              key="model"
              {...{ member, language }}
              value={findMemberValue({ ...model.definition }, member)}
            />,
            <Tag key="outcome" tone={outcome === "conflict" ? "warning" : "neutral"}>
              {words.outcomes[outcome]}
            </Tag>,
          ],
        };
      })}
    />
  );
}

function formatMemberName(member: string, language: Language): string {
  const names = { ...listPresentationParts(language), ...versionWords(language).parts };
  return Object.entries(names).find(([part]) => part === getMemberPart(member))?.[1] ?? member;
}

const getMemberPart = (member: string): string => member.replace("/", "_");

function findMemberValue(definition: Readonly<Record<string, unknown>>, member: string): unknown {
  const [top = "", inner] = member.split("/");
  const value = definition[top];
  return inner === undefined || typeof value !== "object" || value === null
    ? value
    : Reflect.get(value, inner);
}

interface LinesProps {
  readonly member: string;
  readonly value: unknown;
  readonly language: Language;
}

function Lines({ member, value, language }: LinesProps) {
  const lines = listValueLines(value);
  if (lines.length === 0) return <span class="ar-hint">{modelWords(language).absent}</span>;
  return (
    <div>
      {lines.map((line) => (
        <div key={line}>{formatMemberLine(getMemberPart(member), line, language)}</div>
      ))}
    </div>
  );
}

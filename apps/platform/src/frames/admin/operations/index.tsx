import { Alert, Button, EmptyState, Form, Table } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { countTroubledPlaces, listLateFiles } from "../../../features/consent/transfers/index.ts";
import { formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import type { PlatformStatus } from "../../../kernel/platform-status.ts";
import { getQueryText, getTypedText, readForm, sendSeeOther } from "../../../web/index.ts";
import { formatAdminPath, sendAdminPage } from "../common/admin-page.tsx";
import { adminPlaces } from "../common/places.ts";
import { requireAnyCapability } from "../common/require-admin-agent.ts";
import { mountCommunesPages } from "./communes-pages.ts";
import { communesWords } from "./communes-words.ts";
import { operationWords } from "./operation-words.ts";
import { StatusView } from "./status-view.tsx";

/** A job whose attempts are spent. */
export interface StuckJob {
  readonly id: string;
  readonly name: string;
  readonly authorityId: string | null;
  readonly failedAt: Date;
  readonly attempts: number;
  /** Class and code of the error, never its sentence. */
  readonly reason: string;
  readonly orderKey: string | null;
}

/** What an operator sees of the machinery; filled by the composition root. */
export interface Operations {
  /** Of this authority and of the whole platform, never another authority's. */
  failedJobs(authorityId: AuthorityId): Promise<readonly StuckJob[]>;
  /** False when it is not one of those. */
  retryFailed(id: string, authorityId: AuthorityId): Promise<boolean>;
  checkReady(): Promise<void>;
  status(): Promise<PlatformStatus>;
}

const PATH = adminPlaces.operations.path;

export function mountOperationPages(app: FastifyInstance, operations: Operations): void {
  requireAnyCapability(app, adminPlaces.operations.for);
  app.get(PATH, async (request, reply) => {
    const ready = await operations.checkReady().then(
      () => true,
      () => false,
    );
    // Without the database there is nothing more to say: the page still says that.
    const status = ready ? await operations.status() : undefined;
    const late = ready ? await countLateFiles(request) : 0;
    const servers = ready ? await countTroubledPlaces(request.ardeco.context) : 0;
    return showOperations(reply, {
      ready,
      status,
      late,
      servers,
      jobs: ready ? await operations.failedJobs(request.ardeco.context.authorityId) : [],
    });
  });
  mountCommunesPages(app);
  app.post(`${PATH}/relancer`, async (request, reply) => {
    const id = getTypedText(readForm(request).typed, "job");
    if (!(await operations.retryFailed(id, request.ardeco.context.authorityId)))
      throw kernelErrors.error("request.not_found");
    return sendSeeOther(reply, `${formatAdminPath(request.ardeco.brand, PATH)}?relance=oui`);
  });
}

async function countLateFiles({ ardeco }: FastifyRequest): Promise<number> {
  return (await listLateFiles(ardeco.context)).reduce((sum, { files }) => sum + files, 0);
}

interface View {
  readonly ready: boolean;
  /** Of files that nobody takes. */
  readonly late: number;
  /** SFTP servers that could not be visited. */
  readonly servers: number;
  readonly status: PlatformStatus | undefined;
  readonly jobs: readonly StuckJob[];
}

function showOperations(reply: FastifyReply, { ready, status, late, servers, jobs }: View): FastifyReply {
  const { language } = reply.request.ardeco;
  const words = operationWords(language);
  return sendAdminPage(
    reply,
    { title: words.title, place: "operations", width: "wide" },
    <>
      <h1>{words.title}</h1>
      {getQueryText(reply.request, "relance") === "oui" && <Alert tone="info" title={words.retried} />}
      <Alert tone={ready ? "success" : "danger"} title={ready ? words.healthy : words.failing}>
        <p>{ready ? words.healthyText : words.failingText}</p>
      </Alert>
      {late > 0 && (
        <Alert tone="warning" title={words.lateFiles(late)}>
          <p>{words.lateFilesText}</p>
        </Alert>
      )}
      {servers > 0 && (
        <Alert tone="warning" title={words.servers(servers)}>
          <p>{words.serversText}</p>
        </Alert>
      )}
      {status && <StatusView status={status} now={reply.request.ardeco.context.now()} language={language} />}
      <p>
        <a href={formatAdminPath(reply.request.ardeco.brand, `${PATH}/communes`)}>
          {communesWords(language).title}
        </a>
      </p>
      <h2>{words.jobs}</h2>
      {jobs.length === 0 ? (
        <EmptyState title={words.none} icon="circle-check">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{words.jobsLead}</p>
          <Table
            id="jobs"
            caption={words.jobs}
            isTitled
            columns={Object.values(words.columns).map((label) => ({ label }))}
            rows={jobs.map((job) => renderStuckJobRow(job, reply))}
          />
        </>
      )}
    </>,
  );
}

function renderStuckJobRow(job: StuckJob, reply: FastifyReply) {
  const { brand, language, csrf } = reply.request.ardeco;
  const words = operationWords(language);
  return {
    key: job.id,
    cells: [
      job.orderKey === null ? job.name : `${job.name} (${words.held})`,
      formatLongDate(toCivilDate(job.failedAt), language),
      String(job.attempts),
      job.reason,
      <Form
        key="retry"
        action={formatAdminPath(brand, `${PATH}/relancer`)}
        csrf={csrf()}
        hidden={{ job: job.id }}
      >
        <Button variant="secondary">
          {words.retry}
          <span class="ds-sr-only"> {job.name}</span>
        </Button>
      </Form>,
    ],
  };
}

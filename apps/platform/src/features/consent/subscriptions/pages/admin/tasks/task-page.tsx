import { Button, Definition, Details, Form, SummaryList, TextArea, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import {
  FormErrors,
  getPathText,
  getTypedText,
  parsePathId,
  type Refused,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBriefError,
} from "../../../../../../web/index.ts";
import { buildTasksPath } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { resolveTask } from "../../../../clients/index.ts";
import { formatItemLabel, formatItemText } from "../../../../consent/index.ts";
import { type OpenTask, readTask } from "../../../index.ts";
import { getTaskServiceTitle } from "./list-page.tsx";
import { taskWords } from "./task-words.ts";

const OUTCOMES = { faite: "done", ecartee: "refused" } as const;
const FIELDS = { faite: "reference", ecartee: "reason" } as const;

/** One task: what to do, what may be read for it, and how it ended. */
export async function showTask(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return renderTaskPage(reply, await readTask(request.ardeco.context, parseTaskParams(request)));
}

export async function handleTaskOutcome(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const outcome = getPathText(request, "outcome");
  if (outcome !== "faite" && outcome !== "ecartee") throw kernelErrors.error("request.not_found");
  const at = parseTaskParams(request);
  const detail = getTypedText(readForm(request).typed, FIELDS[outcome]);
  return submitOrShowAgain(() => resolveTask(context, { ...at, outcome: OUTCOMES[outcome], detail }), {
    besides: { "clients.reason_needed": toBriefError("reason") },
    again: async (refused) => renderTaskPage(reply, await readTask(context, at), refused),
    after: () => sendSeeOther(reply, formatAdminPath(brand, `${buildTasksPath(at.serviceId)}?note=1`)),
  });
}

const parseTaskParams = (request: FastifyRequest) => ({
  serviceId: parsePathId<"service">(request, "service"),
  taskId: parsePathId<"delivery">(request, "task"),
});

async function renderTaskPage(reply: FastifyReply, opened: OpenTask, refused?: Refused) {
  const { request } = reply;
  const { context, brand, language, csrf } = request.ardeco;
  const { serviceId, taskId } = parseTaskParams(request);
  const { task } = opened;
  const name = await getTaskServiceTitle(context, serviceId);
  const words = taskWords(language);
  const subject = words.name(task.pairwiseSubject);
  const title = `${words.what[task.event] ?? words.other} : ${task.reference ?? subject}`;
  const act = (outcome: keyof typeof OUTCOMES) =>
    formatAdminPath(brand, `${buildTasksPath(serviceId)}/${taskId}/${outcome}`);
  const why = refused?.errors[0]?.[language];
  return sendAdminPage(
    reply,
    {
      title,
      place: "services",
      width: "task",
      status: refused ? refused.status : 200,
      hasErrors: refused !== undefined,
      above: [{ href: formatAdminPath(brand, buildTasksPath(serviceId)), label: words.title(name) }],
    },
    <>
      {refused && <FormErrors errors={refused.errors} language={language} />}
      <h1>{title}</h1>
      <Definition
        items={[
          { term: words.columns.who, description: subject },
          { term: words.reference, description: task.reference ?? words.unknown },
        ]}
      />
      {task.becomes && <p>{words.states[task.becomes]}</p>}
      {task.announced && (
        <p>{words.announced[task.announced.state](formatLongDate(task.announced.on, language))}</p>
      )}
      {task.items.length > 0 && (
        <p>
          {words.changed(
            task.items.map((item) => formatInnerLabel(formatItemLabel(item)[language])).join(", "),
          )}
        </p>
      )}
      <Values opened={opened} language={language} />
      <Form action={act("faite")} csrf={csrf()}>
        <TextField name="reference" label={words.doneLabel} hint={words.doneHint} optional maxLength={100} />
        <Button>{words.done}</Button>
      </Form>
      <Details summary={words.refusedTitle} open={refused !== undefined}>
        <Form action={act("ecartee")} csrf={csrf()}>
          <TextArea
            name="reason"
            label={words.refusedLabel}
            hint={words.refusedHint}
            maxLength={500}
            {...(why === undefined ? {} : { error: why })}
          />
          <Button variant="secondary">{words.refused}</Button>
        </Form>
      </Details>
    </>,
  );
}

function Values({ opened: { items }, language }: { opened: OpenTask; language: "fr" | "en" }) {
  const words = taskWords(language);
  if (items.length === 0) return <p>{words.noValues}</p>;
  return (
    <section class="ar-stack" aria-labelledby="valeurs">
      <h2 id="valeurs">{words.values}</h2>
      <p>{words.valuesHint}</p>
      <SummaryList
        rows={items.map(({ name, value }) => ({
          label: formatItemLabel(name)[language],
          value: formatItemText(name, value)[language],
        }))}
      />
    </section>
  );
}

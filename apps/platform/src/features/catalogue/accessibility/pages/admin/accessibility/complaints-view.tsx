import { Button, EmptyState, Form, LinkButton, Section, Tag } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Complaint } from "../../../index.ts";
import { accessibilityWords } from "./accessibility-words.ts";
import { DECLARE } from "./statement-form.tsx";

export function showComplaints(reply: FastifyReply, complaints: readonly Complaint[]): FastifyReply {
  const visit = reply.request.ardeco;
  const words = accessibilityWords(visit.language);
  const groups = [
    {
      id: "waiting",
      title: words.waiting,
      own: complaints.filter(({ answeredOn }) => answeredOn === undefined),
    },
    {
      id: "answered",
      title: words.answered,
      own: complaints.filter(({ answeredOn }) => answeredOn !== undefined),
    },
  ].filter(({ own }) => own.length > 0);
  return sendAdminPage(
    reply,
    { title: words.title, place: "accessibility", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <p>
        <LinkButton variant="secondary" icon="pencil" href={formatAdminPath(visit.brand, DECLARE)}>
          {words.declare}
        </LinkButton>
      </p>
      {groups.length === 0 && (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {groups.map(({ id, title, own }) => (
        <Section key={id} id={id} title={title}>
          {own.map((complaint) => (
            <ComplaintView key={complaint.id} complaint={complaint} visit={visit} />
          ))}
        </Section>
      ))}
    </>,
  );
}

function ComplaintView({ complaint, visit }: { complaint: Complaint; visit: Visit }) {
  const words = accessibilityWords(visit.language);
  const { id, number, name, email, where, what, answeredOn, receivedOn } = complaint;
  return (
    <article class="ar-place">
      <h3>{number}</h3>
      <p>
        {words.on(formatLongDate(receivedOn, visit.language))}, {name}{" "}
        <Due complaint={complaint} visit={visit} />
      </p>
      {where && <p class="ar-hint">{where}</p>}
      <p class="ar-lines">{what}</p>
      <p>
        <a href={`mailto:${email}?subject=${encodeURIComponent(number)}`}>{words.reply(email)}</a>
      </p>
      {answeredOn === undefined && (
        <Form
          action={formatAdminPath(visit.brand, `${adminPlaces.accessibility.path}/repondu`)}
          csrf={visit.csrf()}
          hidden={{ signalement: id }}
        >
          <Button variant="secondary" icon="check">
            {words.mark}
            <span class="ds-sr-only"> {number}</span>
          </Button>
        </Form>
      )}
    </article>
  );
}

function Due({ complaint: { answerBefore, answeredOn }, visit }: { complaint: Complaint; visit: Visit }) {
  const words = accessibilityWords(visit.language);
  if (answeredOn !== undefined)
    return <Tag tone="success">{words.answeredOn(formatLongDate(answeredOn, visit.language))}</Tag>;
  const day = formatLongDate(answerBefore, visit.language);
  const late = answerBefore < toCivilDate(visit.context.now());
  return <Tag tone={late ? "danger" : "warning"}>{late ? words.late(day) : words.due(day)}</Tag>;
}

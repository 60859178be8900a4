import { Alert, Button, ButtonGroup, Form, LinkButton, Section, SummaryList, TextArea } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongInstant } from "../../../../../../../frames/common/dates/dates.ts";
import { formatPlainDate } from "../../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../../kernel/errors.ts";
import {
  FormErrors,
  getQueryText,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  getTypedText as typedText,
  type Visit,
} from "../../../../../../../web/index.ts";
import {
  cancelRecordMerge,
  findNextProposal,
  formatFieldsName,
  formatHistoryLine,
  getSourceRecord,
  type MergeId,
  type ProposalId,
  type RecordMergeView,
  type RecordView,
} from "../../../../index.ts";
import { formatProposalPath, formatUndoPath, PROPOSALS, recordPath } from "./paths.ts";
import { formatFieldLabel, proposalWords } from "./proposal-words.ts";
import { formatFieldText } from "./sides.ts";

/** One person, one record: what it shows and from whom, the whole history, how it was made. */
export async function showRecord(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const words = proposalWords(language);
  const id = parsePathId<"source">(request, "record");
  const done = getQueryText(request, "fait");
  const view = await getSourceRecord(context, id);
  const next = done === "" ? undefined : await findNextProposal(context);
  const name =
    view.person?.displayName ||
    formatFieldsName(Object.fromEntries([...view.shown].map(([field, { text }]) => [field, text])));
  const title = words.record(name);
  const doneWords: Readonly<Record<string, string>> = {
    reunies: words.joinedDone,
    deja: words.joinedAlready,
    defaite: words.undoneDone,
  };
  const establishments = new Set(view.sources.map(({ establishment }) => establishment));
  return sendAdminPage(
    reply,
    { title, place: "proposals", width: "wide", above: [] },
    <>
      <h1>{title}</h1>
      {doneWords[done] && (
        <Alert tone="success" title={doneWords[done]}>
          <NextPairLink next={next} visit={visit} />
        </Alert>
      )}
      <p class="ar-lead">{words.recordLead(establishments.size)}</p>
      {view.person && (
        <p>
          <LinkButton
            variant="secondary"
            href={formatAdminPath(brand, `/agents/personnes/${view.person.id}`)}
          >
            {words.seePerson}
          </LinkButton>
        </p>
      )}
      <Section id="montre" title={words.shown}>
        <ShownFields {...{ view, visit }} />
      </Section>
      <Section id="historique" title={words.history}>
        <WholeHistory {...{ view, visit }} />
      </Section>
      <Section id="reunions" title={words.made}>
        {view.merges.length === 0 ? <p>{words.notJoined}</p> : <Merges merges={view.merges} visit={visit} />}
      </Section>
    </>,
  );
}

/** From one pair to the next, without the list between. */
function NextPairLink({ next, visit }: { readonly next: ProposalId | undefined; readonly visit: Visit }) {
  const { brand, language } = visit;
  const words = proposalWords(language);
  return (
    <p>
      {next === undefined ? (
        <a href={formatAdminPath(brand, PROPOSALS)}>{words.back}</a>
      ) : (
        <a href={formatAdminPath(brand, formatProposalPath(next))}>{words.next}</a>
      )}
    </p>
  );
}

interface Props {
  readonly view: RecordView;
  readonly visit: Visit;
}

function ShownFields({ view, visit: { language } }: Props) {
  const words = proposalWords(language);
  const establishmentOf = (id: string) =>
    view.sources.find((source) => source.id === id)?.establishment ?? "";
  return (
    <SummaryList
      rows={[...view.shown].map(([field, { text, from, others }]) => ({
        label: formatFieldLabel(field, language),
        value: (
          <span class="ar-desk-line">
            {formatFieldText(field, text, language)}{" "}
            <span class="ar-desk-number">
              {words.fromWhom} {establishmentOf(from)}
              {others.map((other) => (
                <span key={other.from}>
                  .{" "}
                  {words.alsoSaid(formatFieldText(field, other.text, language), establishmentOf(other.from))}
                </span>
              ))}
            </span>
          </span>
        ),
      }))}
    />
  );
}

function WholeHistory({ view, visit: { language } }: Props) {
  const words = proposalWords(language);
  const lines = view.sources
    .flatMap(({ establishment, history }) => history.map((line) => ({ ...line, establishment })))
    .toSorted((one, other) => (other.on ?? "").localeCompare(one.on ?? ""));
  if (lines.length === 0) return <p>{words.nothing}</p>;
  return (
    <ul class="ar-desk-list">
      {lines.map(({ on, establishment, ...line }, at) => (
        <li key={at}>
          {formatHistoryLine(line)}
          <span class="ar-desk-number">
            {establishment}
            {on !== undefined && `, ${formatPlainDate(on, language)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Merges({
  merges,
  visit,
}: {
  readonly merges: readonly (RecordMergeView & { readonly names?: string })[];
  readonly visit: Visit;
}) {
  const { brand, language } = visit;
  const words = proposalWords(language);
  return (
    <ul class="ar-desk-list">
      {merges.map(({ id, state, by, byRule, mergedAt, undone, names }) => (
        <li key={id}>
          {names !== undefined && <strong>{names}. </strong>}
          {words.mergedBy(by, formatLongInstant(mergedAt, language), byRule)}
          {undone && (
            <span class="ar-desk-number">
              {words.undoneBy(undone.by, formatLongInstant(undone.at, language), undone.reason)}
            </span>
          )}
          {state === "active" && (
            <>
              {" "}
              <a href={formatAdminPath(brand, formatUndoPath(id))}>
                {words.undo}
                <span class="ds-sr-only"> ({names ?? formatLongInstant(mergedAt, language)})</span>
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

export function showUndoConfirmation(
  reply: FastifyReply,
  { id, errors = [] }: { readonly id: MergeId; readonly errors?: readonly FieldError[] },
): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const words = proposalWords(language);
  const status = errors.length > 0 ? 422 : 200;
  const error = errors[0]?.[language];
  return sendAdminPage(
    reply,
    {
      title: words.undoTitle,
      place: "proposals",
      width: "task",
      above: [],
      status,
      hasErrors: status === 422,
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.undoTitle}</h1>
      <ul>
        <li>{words.undoLead}</li>
        <li>{words.undoLater}</li>
        <li>{words.undoServices}</li>
      </ul>
      <Form action={formatAdminPath(brand, formatUndoPath(id))} csrf={csrf()}>
        <TextArea
          name="motif"
          label={words.reason}
          hint={words.reasonHint}
          {...(error === undefined ? {} : { error })}
        />
        <ButtonGroup>
          <Button>{words.undoNow}</Button>
          <LinkButton variant="secondary" href={formatAdminPath(brand, PROPOSALS)}>
            {words.cancel}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}

export async function handleMergeUndo(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id: MergeId = parsePathId<"merge">(request, "merge");
  const reason = typedText(readForm(request).typed, "motif");
  return submitOrShowAgain(() => cancelRecordMerge(context, { id, reason }), {
    besides: { "records.reason_missing": "motif" },
    again: ({ errors }) => showUndoConfirmation(reply, { id, errors }),
    after: (left) => sendSeeOther(reply, `${formatAdminPath(brand, recordPath(left))}?fait=defaite`),
  });
}

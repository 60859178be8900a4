import { randomUUID } from "node:crypto";
import {
  Alert,
  Button,
  Checkbox,
  Details,
  EmptyState,
  Form,
  RadioGroup,
  Section,
  Select,
  TextField,
} from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildPersonTrail,
  buildRefusalState,
  getAssistedPerson,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildSupportAddresses } from "../../../../../../frames/desk/common/support-addresses.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import {
  FormErrors,
  getQueryText,
  getTypedText,
  parsePathId,
  readForm,
  type Visit,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { listMakers, type Maker } from "../../../../terminals/index.ts";
import {
  canBeReplaced,
  findSupportSettings,
  formatSupportKind,
  listSupports,
  OFFLINE_HOURS,
  orderedKinds,
  type Support,
  type SupportKind,
} from "../../../index.ts";
import { SupportCard, SupportHistoryList } from "../../common/supports/support-look.tsx";
import { isReasonRequired, listSupportActs, type SupportAct } from "./acts.ts";
import { deskSupportWords } from "./desk-support-words.ts";

interface Shown {
  readonly personId: PersonId;
  readonly visit: Visit;
  readonly supports: readonly Support[];
  readonly kinds: readonly SupportKind[];
  /** That can write a plastic card. */
  readonly makers: readonly Maker[];
  readonly errors: readonly FieldError[];
  readonly typed: ReturnType<typeof readForm>["typed"];
}

/** All that somebody carries, what may be done with each, and one more. */
export async function showPersonSupports(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  requireCapability(context, "person.enrol");
  const personId = parsePathId<"person">(request, "id");
  const view = await getAssistedPerson(context, personId);
  const name = view.displayName || deskCommonWords(language).unnamed;
  const supports = await listSupports(context, personId);
  const kinds = (await findSupportSettings(context)).kinds;
  const makers = supports.some(isToWrite) ? await listMakers(context) : [];
  const words = deskSupportWords(language);
  const title = words.ofTitle(name);
  const shown = { personId, visit, supports, kinds, makers, errors, typed: readForm(request).typed };
  return sendDeskPage(
    reply,
    { title, ...buildPersonTrail(visit, { id: personId, name }), ...buildRefusalState(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      {getQueryText(request, "fait") === "ecrire" && errors.length === 0 && (
        <Alert tone="info" title={words.present}>
          <p>{words.presentText}</p>
        </Alert>
      )}
      {!["", "ecrire"].includes(getQueryText(request, "fait")) && errors.length === 0 && (
        <Alert tone="success" title={words.done}>
          <p>{words.doneText(OFFLINE_HOURS)}</p>
        </Alert>
      )}
      <h1>{title}</h1>
      <p class="ar-lead">{words.ofLead}</p>
      {supports.length === 0 && (
        <EmptyState title={words.none} icon="id-card">
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      <div class="ar-stack">
        {supports.map((support) => (
          <One key={support.id} support={support} shown={shown} />
        ))}
      </div>
      <Order shown={shown} />
    </>,
  );
}

/** What comes next in its life; the rest is behind one more gesture. */
const usual: ReadonlySet<SupportAct> = new Set(["ecrire", "preparer", "remettre", "reprendre"]);

function One({ support, shown }: { readonly support: Support; readonly shown: Shown }) {
  const { visit, personId, makers } = shown;
  const words = deskSupportWords(visit.language);
  const acts = listSupportActs(support, { hasReaders: makers.length > 0 });
  const first: readonly SupportAct[] = acts.filter((act) => usual.has(act));
  const rest = acts.filter((act) => !first.includes(act));
  const isPaper = support.kind === "printed" && support.state === "active";
  return (
    <SupportCard support={support} language={visit.language} level={2}>
      {isPaper && (
        <p>
          <a href={buildSupportAddresses(visit.brand).card(personId, support.id)}>{words.print}</a>
        </p>
      )}
      {first.map((act) => (
        <Act key={act} {...{ act, support, shown }} />
      ))}
      {rest.length > 0 && (
        <Details summary={words.more} open={shown.errors.some(({ field }) => field.endsWith(support.id))}>
          {rest.map((act) => (
            <Act key={act} {...{ act, support, shown }} />
          ))}
        </Details>
      )}
      <SupportHistoryList support={support} language={visit.language} />
    </SupportCard>
  );
}

interface ActProps {
  readonly act: SupportAct;
  readonly support: Support;
  readonly shown: Shown;
}

/** Each field bears its support and its act: a page has many of them. */
export const formatReasonFieldName = (act: SupportAct, id: string): string => `motif-${act}-${id}`;

export const formatReaderFieldName = (id: string): string => `lecteur-${id}`;

const isToWrite = ({ kind, state }: Support): boolean => kind === "card" && state === "ordered";

function Act({ act, support, shown: { visit, personId, makers, errors, typed } }: ActProps) {
  const { language, brand, csrf } = visit;
  const words = deskSupportWords(language);
  const name = formatReasonFieldName(act, support.id);
  return (
    <Form
      action={buildSupportAddresses(brand).act(personId, support.id, act)}
      csrf={csrf()}
      hidden={{ version: String(support.version) }}
    >
      {isReasonRequired(act) && (
        <TextField
          name={name}
          label={words.reason}
          hint={words.reasonHint}
          value={getTypedText(typed, name)}
          error={errors.find(({ field }) => field === name)?.[language]}
        />
      )}
      {act === "ecrire" && (
        <Select
          name={formatReaderFieldName(support.id)}
          label={words.reader}
          hint={words.readerHint}
          choices={makers.map(({ id, name: called, place }) => ({ value: id, label: `${called}, ${place}` }))}
        />
      )}
      {act === "perdu-telephone" && (
        <Checkbox
          name={`reconnue-${support.id}`}
          label={words.recognised}
          hint={words.recognisedHint}
          optional
        />
      )}
      <Button
        variant={act === "ecrire" || act === "preparer" || act === "remettre" ? "primary" : "secondary"}
      >
        {words.acts[act]}
        <span class="ds-sr-only"> ({support.number})</span>
      </Button>
    </Form>
  );
}

function Order({ shown: { visit, personId, supports, kinds, errors, typed } }: { readonly shown: Shown }) {
  const { language, brand, csrf } = visit;
  const words = deskSupportWords(language);
  const choices = orderedKinds.filter((kind) => kinds.includes(kind));
  const former = supports.filter(({ state }) => canBeReplaced(state));
  return (
    <Section id="commander" title={words.order} lead={words.orderLead}>
      {choices.length === 0 ? (
        <p>{words.noKind}</p>
      ) : (
        <Form
          action={buildSupportAddresses(brand).of(personId)}
          csrf={csrf()}
          hidden={{ nouveau: getTypedText(typed, "nouveau") || randomUUID() }}
        >
          <RadioGroup
            name="sorte"
            label={words.kind}
            value={getTypedText(typed, "sorte")}
            error={errors.find(({ field }) => field === "sorte")?.[language]}
            choices={choices.map((kind) => ({ value: kind, label: formatSupportKind(kind)[language] }))}
          />
          {former.length > 0 && (
            <Select
              name="remplace"
              label={words.replaces}
              optional
              value={getTypedText(typed, "remplace")}
              choices={[
                { value: "", label: words.replacesNothing },
                ...former.map(({ id, number, kind }) => ({
                  value: id,
                  label: `${formatSupportKind(kind)[language]} ${number}`,
                })),
              ]}
            />
          )}
          <Button>{words.orderNow}</Button>
        </Form>
      )}
    </Section>
  );
}

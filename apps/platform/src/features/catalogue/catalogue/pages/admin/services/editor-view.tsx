import { ruleVariableTypes } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Checkbox, CheckboxGroup, Details, Form, RadioGroup } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { ServiceId } from "../../../../../../kernel/ids.ts";
import { FormErrors } from "../../../../../../web/index.ts";
import { getDraftText } from "./draft-values.ts";
import { buildChoices, buildFieldProps, type Editing, Line } from "./editor-fields.tsx";
import { editorWords } from "./editor-words.ts";
import { formatProblemLines } from "./format-problem-lines.ts";
import { KeptRows } from "./kept-rows.tsx";
import { PresentationFields } from "./presentation-fields.tsx";
import { ReasonRows } from "./reason-rows.tsx";
import { isBoxTicked, RequestRows } from "./request-rows.tsx";
import { buildServicePath, buildServiceVersionPath, draftPath } from "./service-paths.ts";

export interface EditorView extends Editing {
  readonly serviceId: ServiceId;
  readonly version: number;
  readonly revision: number;
  readonly serviceTitle: string;
  readonly status?: number;
  /** Why the page is shown again. */
  readonly note?: "saved" | "conflict";
}

export function showEditor(reply: FastifyReply, view: EditorView): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const words = editorWords(language);
  const { serviceId, version, revision, status } = view;
  const title = words.title(version);
  const above = [{ href: formatAdminPath(brand, buildServicePath(serviceId)), label: view.serviceTitle }];
  return sendAdminPage(
    reply,
    {
      title,
      place: "services",
      above,
      width: "task",
      hasErrors: status === 422,
      ...(status ? { status } : {}),
    },
    <>
      <h1>{title}</h1>
      {status === 422 ? (
        <FormErrors errors={formatProblemLines(view)} language={language} />
      ) : (
        <Note view={view} reply={reply} />
      )}
      <p class="ar-lead">{words.lead}</p>
      <Form
        action={formatAdminPath(brand, draftPath(serviceId, version))}
        csrf={csrf()}
        hidden={{ _revision: String(revision) }}
      >
        {/* The Enter key presses the first button of a form: it must be this one */}
        <button class="ds-sr-only" type="submit" name="gesture" value="save" tabIndex={-1} aria-hidden="true">
          {words.save}
        </button>
        <What editing={view} />
        <PresentationFields editing={view} />
        <RequestRows editing={view} />
        <Rule editing={view} />
        <End editing={view} />
        <ButtonGroup>
          <Button name="gesture" value="save">
            {words.save}
          </Button>
          <Button variant="secondary" name="gesture" value="submit">
            {words.submit}
          </Button>
        </ButtonGroup>
      </Form>
    </>,
  );
}

function Note({ view, reply }: { readonly view: EditorView; readonly reply: FastifyReply }) {
  const { brand, language } = reply.request.ardeco;
  const words = editorWords(language);
  if (view.note === "conflict") {
    return (
      <Alert tone="warning" title={words.conflict}>
        <p>{words.conflictText}</p>
        <p>
          <a href={formatAdminPath(brand, buildServiceVersionPath(view.serviceId, view.version))}>
            {words.conflictSee}
          </a>
        </p>
      </Alert>
    );
  }
  if (view.note !== "saved") return null;
  const { errors } = view;
  return (
    <Alert tone="success" title={words.saved}>
      <p>{errors.length === 0 ? words.ready : `${words.left(errors.length)}. ${words.savedText}`}</p>
    </Alert>
  );
}

function What({ editing }: { readonly editing: Editing }) {
  const words = editorWords(editing.language);
  return (
    <section class="ar-stack" aria-labelledby="what">
      <h2 id="what">{words.what}</h2>
      <Line editing={editing} name="title_fr" label={words.titleFr} />
      <Line editing={editing} name="title_en" label={words.titleEn} />
      <Line editing={editing} name="summary_fr" label={words.summaryFr} rows={2} />
      <Line editing={editing} name="summary_en" label={words.summaryEn} rows={2} />
      <Line editing={editing} name="conditions_fr" label={words.conditionsFr} rows={3} optional />
      <Line editing={editing} name="conditions_en" label={words.conditionsEn} rows={3} optional />
      <RadioGroup
        {...buildFieldProps(editing, "type")}
        label={words.type}
        choices={buildChoices(words.types)}
      />
      <RadioGroup
        {...buildFieldProps(editing, "audience")}
        label={words.audience}
        choices={buildChoices(words.audiences)}
      />
      <CheckboxGroup
        {...buildFieldProps(editing, "channels")}
        values={editing.values.get("channels")}
        label={words.channels}
        choices={buildChoices(words.channelNames)}
      />
    </section>
  );
}

function Rule({ editing }: { readonly editing: Editing }) {
  const words = editorWords(editing.language);
  return (
    <section class="ar-stack" aria-labelledby="rule">
      <h2 id="rule">{words.rule}</h2>
      <Line
        editing={editing}
        name="eligibility"
        label={words.eligibility}
        hint={words.eligibilityHint}
        rows={3}
        optional
      />
      <ReasonRows editing={editing} />
      <RadioGroup
        {...buildFieldProps(editing, "whenRuleFails_outcome")}
        value={getDraftText(editing.values, "whenRuleFails_outcome") || "usual"}
        label={words.whenRuleFails}
        choices={buildChoices(words.ruleFailures)}
      />
      <Line
        editing={editing}
        name="whenRuleFails_noticeDays"
        label={words.noticeDays}
        hint={words.noticeDaysHint}
        width="short"
        optional
      />
      <Details summary={words.eligibilityHelp}>
        <ul>
          {Object.entries(ruleVariableTypes).map(([name, type]) => (
            <li key={name}>
              <code>{name}</code> ({type})
            </li>
          ))}
        </ul>
        <p>
          <code>
            insee_code == "14118" {"&&"} age(birthdate, today) {"<"} 25
          </code>
        </p>
      </Details>
    </section>
  );
}

function End({ editing }: { readonly editing: Editing }) {
  const words = editorWords(editing.language);
  return (
    <section class="ar-stack" aria-labelledby="end">
      <h2 id="end">{words.end}</h2>
      <Checkbox
        name="stopsAtOnce"
        label={words.stopsAtOnce}
        checked={isBoxTicked(editing.values, "stopsAtOnce")}
      />
      <Line
        editing={editing}
        name="owedText_fr"
        label={words.owedFr}
        hint={words.owedHint}
        rows={2}
        optional
      />
      <Line editing={editing} name="owedText_en" label={words.owedEn} rows={2} optional />
      <KeptRows editing={editing} />
    </section>
  );
}

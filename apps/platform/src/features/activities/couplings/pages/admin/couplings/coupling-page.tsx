import { Alert, Button, ButtonGroup, Definition, Form, Section, Table, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatEndSentence } from "../../../../../../frames/common/dates/dates.ts";
import { formatLongDate, selectLaterDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import type { ServiceId } from "../../../../../../kernel/ids.ts";
import {
  FieldView,
  FormErrors,
  getQueryText,
  parsePathId,
  readForm,
  type Visit,
} from "../../../../../../web/index.ts";
import {
  approvesCoupled,
  type Coupling,
  type CouplingState,
  computeFirstEnd,
  couplingsErrors,
  findWaitingStart,
  getCouplingState,
  listCouplable,
  listCouplingServices,
  listManagedCouplings,
  listWhoAnswers,
  managesCoupled,
} from "../../../index.ts";
import { endFields } from "./coupling-fields.ts";
import { managedWords } from "./coupling-words.ts";
import { formatGivenReduction, stateTones } from "./list-page.tsx";
import { acceptPath, approvePath, buildCouplingEndPath, buildStopPath, declinePath } from "./paths.ts";

interface Shown {
  readonly coupling: Coupling;
  readonly state: CouplingState;
  readonly titleOf: (id: ServiceId) => string;
  readonly visit: Visit;
}

/** The offer that the address names, among those of the agent's services. Throws couplings.unknown. */
export async function getManagedCoupling(request: FastifyRequest): Promise<Coupling> {
  const id = parsePathId<"coupling">(request, "offre");
  const found = (await listManagedCouplings(request.ardeco.context)).find((one) => one.id === id);
  if (!found) throw couplingsErrors.error("couplings.unknown");
  return found;
}

/** One offer: its terms, what each of its services answered, and what the agent may do. */
export async function showManagedCoupling(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const coupling = await getManagedCoupling(request);
  const { services, tariffs } = await listCouplable(context);
  const words = managedWords(language);
  const state = getCouplingState(coupling, toCivilDate(context.now()));
  const titleOf = (id: ServiceId) =>
    services.find((service) => service.id === id)?.definition.title[language] ?? "–";
  const hasErrors = errors.length > 0;
  const done = {
    proposee: words.saved,
    acceptee: words.accepted,
    declinee: words.declined,
    annoncee: words.announced,
    approuvee: words.approved,
    arretee: words.stopped,
  }[getQueryText(request, "fait")];
  const title = coupling.name[language];
  const shown = { coupling, state, titleOf, visit };
  return sendAdminPage(
    reply,
    { title, place: "couplings", width: "wide", above: [], hasErrors, status: hasErrors ? 422 : 200 },
    <>
      <FormErrors errors={errors} language={language} />
      {done !== undefined && !hasErrors && <Alert tone="success" title={done} />}
      <h1>{title}</h1>
      <p class="ar-lead">{formatGivenReduction(coupling, tariffs, language)}</p>
      <p>
        <Tag tone={stateTones[state]}>{words.states[state]}</Tag>
      </p>
      <Waiting {...shown} names={await listWhoAnswers(context, coupling)} />
      <Definition
        items={[
          { term: words.from, description: formatLongDate(coupling.startsOn, language) },
          {
            term: words.until,
            description:
              coupling.endsOn === null
                ? words.untilNone
                : formatEndSentence(coupling.endsOn, language, (day) => day, formatLongDate),
          },
          { term: words.needs, description: coupling.needs === "any" ? words.anyOf : words.allOf },
          { term: words.stacks, description: coupling.stacks ? words.yes : words.no },
          ...listApprovalFacts(coupling, language),
        ]}
      />
      <Services {...shown} />
      <p>{words.privacy}</p>
      {state === "accepted" && <Approve {...shown} />}
      {(state === "proposed" || state === "accepted") && <Answers {...shown} />}
      {(state === "living" || state === "coming") && (
        <>
          <End {...shown} errors={errors} typed={readForm(request).typed} />
          <Stop {...shown} />
        </>
      )}
    </>,
  );
}

/** For whoever proposed it: since when, and whom to remind. */
function Waiting({
  coupling,
  state,
  names,
  visit: { context, language },
}: Shown & { readonly names: readonly string[] }) {
  const words = managedWords(language);
  const since = findWaitingStart(coupling, toCivilDate(context.now()));
  if (since === null) return null;
  return (
    <>
      <Definition
        items={[
          { term: words.waitingSince, description: words.waitsSince(formatLongDate(since, language)) },
          {
            term: state === "accepted" ? words.whoApproves : words.whoAnswers,
            description: names.length > 0 ? names.join(", ") : words.nobodyAnswers,
          },
        ]}
      />
      {names.length > 0 && <p class="ar-muted">{words.toldToThem}</p>}
    </>
  );
}

function listApprovalFacts({ approvedOn, stoppedOn }: Coupling, language: Language) {
  const words = managedWords(language);
  if (approvedOn === null) return [];
  const description =
    stoppedOn === null
      ? words.approvedOn(formatLongDate(approvedOn, language))
      : words.stoppedOn(formatLongDate(stoppedOn, language));
  return [{ term: words.approval, description }];
}

function Approve({ coupling, visit: { context, brand, language, csrf } }: Shown) {
  const words = managedWords(language);
  if (!approvesCoupled(context, coupling)) return null;
  return (
    <Section id="approuver" title={words.approveTitle}>
      <p>{words.approveText}</p>
      <Form action={formatAdminPath(brand, approvePath(coupling.id))} csrf={csrf()}>
        <Button>{words.approve}</Button>
      </Form>
    </Section>
  );
}

function Stop({ coupling, visit: { context, brand, language, csrf } }: Shown) {
  const words = managedWords(language);
  if (!approvesCoupled(context, coupling)) return null;
  const { startsOn, endsOn } = coupling;
  const last = selectLaterDate(computeFirstEnd(toCivilDate(context.now())), startsOn);
  const day = formatLongDate(endsOn !== null && endsOn < last ? endsOn : last, language);
  return (
    <Section id="arreter" title={words.stopTitle}>
      <p>{words.stopText(day)}</p>
      <Form action={formatAdminPath(brand, buildStopPath(coupling.id))} csrf={csrf()}>
        <Button variant="secondary">{words.stop}</Button>
      </Form>
    </Section>
  );
}

function Services({ coupling, titleOf, visit: { language } }: Shown) {
  const words = managedWords(language);
  return (
    <Section id="services" title={words.services}>
      <Table
        id="reponses"
        caption={words.services}
        isTitled
        columns={Object.values(words.serviceColumns).map((label) => ({ label }))}
        rows={coupling.acceptances.map(({ serviceId, acceptedOn }) => ({
          key: serviceId,
          cells: [
            titleOf(serviceId),
            serviceId === coupling.giverId ? words.giver : words.other,
            acceptedOn === null ? words.waits : words.acceptedOn(formatLongDate(acceptedOn, language)),
          ],
        }))}
      />
    </Section>
  );
}

/** For each service of the agent that has not answered. */
function Answers({ coupling, titleOf, visit: { context, brand, language, csrf } }: Shown) {
  const words = managedWords(language);
  const ours = coupling.acceptances.filter(
    ({ serviceId, acceptedOn }) => acceptedOn === null && managesCoupled(context, serviceId),
  );
  const [declining] = listCouplingServices(coupling).filter((serviceId) =>
    managesCoupled(context, serviceId),
  );
  return (
    <>
      {ours.map(({ serviceId }) => (
        <Section key={serviceId} id={`repondre-${serviceId}`} title={words.answerTitle(titleOf(serviceId))}>
          <p>{words.answerText}</p>
          <Form
            action={formatAdminPath(brand, acceptPath(coupling.id))}
            csrf={csrf()}
            hidden={{ service: serviceId }}
          >
            <Button>{words.accept(titleOf(serviceId))}</Button>
          </Form>
        </Section>
      ))}
      {declining !== undefined && (
        <Form
          action={formatAdminPath(brand, declinePath(coupling.id))}
          csrf={csrf()}
          hidden={{ service: declining }}
        >
          <ButtonGroup>
            <Button variant="secondary">{words.decline}</Button>
          </ButtonGroup>
        </Form>
      )}
    </>
  );
}

function End({
  coupling,
  errors,
  typed,
  visit: { context, brand, language, csrf },
}: Shown & {
  readonly errors: readonly FieldError[];
  readonly typed: ReturnType<typeof readForm>["typed"];
}) {
  const words = managedWords(language);
  const [ours] = listCouplingServices(coupling).filter((serviceId) => managesCoupled(context, serviceId));
  if (ours === undefined) return null;
  const first = formatLongDate(computeFirstEnd(toCivilDate(context.now())), language);
  return (
    <Section id="terminer" title={words.endTitle}>
      <p>{words.endText(first)}</p>
      <Form
        action={formatAdminPath(brand, buildCouplingEndPath(coupling.id))}
        csrf={csrf()}
        hidden={{ service: ours }}
      >
        {endFields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button variant="secondary">{words.end}</Button>
      </Form>
    </Section>
  );
}

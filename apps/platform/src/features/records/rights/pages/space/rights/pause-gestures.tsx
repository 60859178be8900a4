import { Alert, Button, Form, Section } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { isOngoing, isWished, type Restriction } from "../../../../../trust/restrictions/index.ts";
import { LIFTING_DAYS, type PauseGestures } from "../../../index.ts";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { RenewedSignInLink } from "./renewed-sign-in-link.tsx";
import { isOwnerPresent } from "./require-session.ts";

export interface PauseShown {
  readonly request: FastifyRequest;
  readonly somebody: Somebody;
  readonly pause: Restriction;
  readonly gestures: PauseGestures;
}

/** The day that was announced, by the authority or because somebody wishes it. */
export function ItsEnd({ request, pause }: PauseShown) {
  const { language } = request.ardeco;
  const words = pauseWords(language);
  if (pause.state !== "lifting" || pause.liftsOn === undefined) return null;
  const day = formatLongDate(pause.liftsOn, language);
  return isWished(pause) ? (
    <Alert tone="warning" title={words.wished(day)}>
      <p>{words.wishedText}</p>
    </Alert>
  ) : (
    <Alert tone="warning" title={words.announced(day)}>
      <p>{words.announcedText}</p>
    </Alert>
  );
}

/** Offered to whoever asked for the pause, when somebody else wants it lifted. */
export function Keeping({ request, somebody, pause, gestures }: PauseShown) {
  const { language, brand, csrf } = request.ardeco;
  const words = pauseWords(language);
  if (!gestures.mayKeep) return null;
  const isOwn = pause.announced?.wishedBy === getSignedInPerson(request.ardeco);
  return (
    <Section id="garder" title={words.keep} lead={isOwn ? words.keepOwnLead : words.keepLead}>
      <Form
        action={formatPersonAddress(buildSpaceAddresses(brand).keepPause(pause.id), somebody)}
        csrf={csrf()}
      >
        <Button icon="lock">{words.keep}</Button>
      </Form>
    </Section>
  );
}

/** As far as what they say lifts it: at once, some days after who asked was told, or not any more. */
export function LiftingForm({ request, somebody, pause, gestures: { lifting } }: PauseShown) {
  const { language, brand } = request.ardeco;
  const words = pauseWords(language);
  if (!isOngoing(pause)) return null;
  if (lifting === "kept" || lifting === "untold")
    return (
      <Alert tone="info" title={lifting === "kept" ? words.keptTitle : words.untoldTitle}>
        <p>
          {lifting === "kept" ? words.keptText : words.untoldText}{" "}
          <a href={buildSpaceAddresses(brand).contact}>{spaceCommonWords(language).contact(brand.name)}</a>
        </p>
      </Alert>
    );
  if (lifting === "at_once")
    return (
      <Section id="lever" title={words.lift} lead={words.liftLead}>
        <LiftForm {...{ request, somebody, pause }} label={words.lift} />
      </Section>
    );
  if (lifting === "withdrawn")
    return (
      <Alert tone="info" title={words.withdrawnTitle}>
        <p>{words.withdrawnText(LIFTING_DAYS)}</p>
      </Alert>
    );
  if (lifting === "none") return <p>{words.notByYou}</p>;
  // Announced already, its day stands.
  if (pause.state === "lifting") return null;
  return (
    <Section id="lever" title={words.askToLift} lead={words.askToLiftLead(LIFTING_DAYS)}>
      <LiftForm {...{ request, somebody, pause }} label={words.askToLift} />
    </Section>
  );
}

type LiftFormProps = Omit<PauseShown, "gestures"> & { readonly label: string };

function LiftForm({ request, somebody, pause, label }: LiftFormProps) {
  const visit = request.ardeco;
  const at = buildSpaceAddresses(visit.brand);
  if (!isOwnerPresent(request))
    return <RenewedSignInLink visit={visit} to={formatPersonAddress(at.pause(pause.id), somebody)} />;
  return (
    <Form action={formatPersonAddress(at.liftPause(pause.id), somebody)} csrf={visit.csrf()}>
      <Button icon="undo-2">{label}</Button>
    </Form>
  );
}

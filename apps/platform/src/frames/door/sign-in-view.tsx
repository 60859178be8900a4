import { Alert, Button, Form } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { type DoorState, findDoor } from "../../features/enrolment/enrolment/index.ts";
import { isOffered } from "../../features/identity/upstream/index.ts";
import type { Context } from "../../kernel/context.ts";
import type { AppError, ErrorDefinition, FieldError } from "../../kernel/errors.ts";

import {
  type Field,
  FieldView,
  FormErrors,
  formatSentence as sayIn,
  sendAuthorityPage,
  type TypedValues,
} from "../../web/index.ts";
import { type Door, formatDoorPath } from "./doors.ts";
import { OtherWays } from "./other-ways.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { buildReturnInput } from "./return-path.ts";
import { UpstreamButton } from "./upstream/upstream-button.tsx";
import { doorWords } from "./words.ts";

export interface SignInState {
  readonly back: string | undefined;
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
  /** The link that brought here was spent or too old. */
  readonly oldLink?: boolean;
  /** A provider of the State refused, or did not answer. */
  readonly failed?: AppError;
  /** Why the passkey did not open. */
  readonly keyRefused?: ErrorDefinition;
  readonly status?: number;
  /** Messages go to a mailbox open to all, instead of leaving. */
  readonly openMailbox?: boolean;
  /** Registered a moment ago, with a code of the desk. */
  readonly keyAdded?: boolean;
  /** Signed in already, and asked to show that they are still there, or a stronger way. */
  readonly again?: boolean;
}

export function buildEmailField(door: Door): Field {
  const of = (language: "fr" | "en") => doorWords(language)[door.kind];
  return {
    kind: "email",
    name: "email",
    label: { fr: of("fr").label, en: of("en").label },
    why: { fr: of("fr").why, en: of("en").why },
  };
}

const readDoor = (context: Context): Promise<DoorState> => findDoor(context, "web");

/** `home`: where somebody who is signed in already goes on. */
function OldLinkNotice({ language, home }: { language: "fr" | "en"; home: string | null | undefined }) {
  const words = doorWords(language);
  return (
    <Alert tone="warning" title={words.oldLink}>
      <p>{words.oldLinkText}</p>
      {home && (
        <p>
          <a href={home}>{words.alreadyIn}</a>
        </p>
      )}
    </Alert>
  );
}

/** The e-mail form, empty, refused, or after a link that no longer works. */
export async function showSignInForm(
  reply: FastifyReply,
  door: Door,
  state: SignInState,
): Promise<FastifyReply> {
  const { brand, language, session, csrf, context } = reply.request.ardeco;
  const say = doorWords(language);
  const {
    typed = new Map(),
    errors = [],
    back,
    oldLink,
    failed,
    keyRefused,
    status = 200,
    openMailbox = false,
    again = false,
    keyAdded = false,
  } = state;
  const kind = door.kind === "staff" ? "proconnect" : "franceconnect";
  const offered = await isOffered(context, kind);
  const area = door.area && sayIn(door.area, language);
  return sendAuthorityPage(
    reply,
    { title: say[door.kind].title, area, status, hasErrors: errors.length > 0 },
    <>
      {errors.length > 0 && <FormErrors errors={errors} language={language} />}
      {oldLink && (
        <OldLinkNotice language={language} home={session && (back ?? formatDoorPath(brand, door.home))} />
      )}
      {keyAdded && (
        <Alert tone="success" title={say.keyAdded}>
          <p>{say.keyAddedText}</p>
        </Alert>
      )}
      {failed && (
        <Alert tone="warning" title={failed.definition[language]}>
          <p>{failed.definition.todo[language]}</p>
        </Alert>
      )}
      {keyRefused && (
        <Alert tone="warning" title={keyRefused[language]}>
          <p>{keyRefused.todo[language]}</p>
        </Alert>
      )}
      <h1>{say[door.kind].title}</h1>
      <p class="ar-lead">{say[door.kind].lead}</p>
      {again && session && (
        <Alert tone="info" title={say.again(session.displayName)}>
          <p>{say.againText}</p>
        </Alert>
      )}
      {openMailbox && brand.notice && (
        <Alert tone="info" title={say.demoTitle}>
          <p>{say.demoText}</p>
        </Alert>
      )}
      <PasskeyButton visit={reply.request.ardeco} door={door} back={back} />
      <Form action={formatDoorPath(brand, door.path)} csrf={csrf()} hidden={buildReturnInput(back)}>
        <FieldView {...{ typed, errors, language }} field={buildEmailField(door)} answers={{}} />
        <Button icon="mail">{say[door.kind].send}</Button>
      </Form>
      {offered && <UpstreamButton {...{ kind, brand, language, back }} />}
      {door.kind === "person" && <OtherWays {...{ brand, language, back }} door={await readDoor(context)} />}
    </>,
  );
}

import { Alert, Button, Form, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FormErrors,
  getQueryText,
  getTypedText,
  grantCamera,
  readForm,
  sendAuthorityPage,
} from "../../../../../../web/index.ts";
import { scanScript } from "../../../../../cards/supports/pages/common/pocket/pocket-assets.ts";
import {
  CardReader,
  setCardReaderPolicy,
} from "../../../../../cards/terminals/pages/common/cards/card-reader.tsx";
import { BackToStart } from "./closes-itself.tsx";
import { kioskScript } from "./kiosk-assets.ts";
import { kioskWords } from "./kiosk-words.ts";

/** A page of a machine that many use: no browser keeps it. */
export const setNoStore = (reply: FastifyReply): FastifyReply => reply.header("cache-control", "no-store");

/** The only way from a page of the machine is to its start. */
export const buildKioskFrame = ({ ardeco: { brand } }: FastifyRequest) =>
  ({
    width: "task",
    isShared: true,
    authority: { name: brand.name, href: `/${brand.slug}/borne`, logoHref: brand.logoHref },
  }) as const;

/** Nobody's machine yet. */
export function showPairing(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): FastifyReply {
  const { brand, language, csrf } = request.ardeco;
  const words = kioskWords(language);
  return sendAuthorityPage(
    setNoStore(reply),
    { title: words.pairTitle, ...buildKioskFrame(request), ...buildPairingProblems(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.pairTitle}</h1>
      <p class="ar-lead">{words.pairLead}</p>
      <Form action={`/${brand.slug}/borne/relier`} csrf={csrf()}>
        <TextField
          name="code"
          secret
          label={words.code}
          hint={words.codeHint}
          maxLength={40}
          spellcheck={false}
          value={getTypedText(readForm(request).typed, "code")}
          error={errors[0]?.[language]}
        />
        <Button>{words.pairNow}</Button>
      </Form>
    </>,
  );
}

/** Seconds: nobody may come for a weekend, and the machine says that it works. */
const CALLS_EVERY = 600;

interface Welcoming {
  readonly errors?: readonly FieldError[];
  readonly isOver?: boolean;
}

/**
 * Between two visitors. A scanner types what it reads, and sends it; without one, a camera does, once
 * somebody presses. A code of a phone serves once: it is not written back.
 */
export function showWelcome(
  request: FastifyRequest,
  reply: FastifyReply,
  { errors = [], isOver = false }: Welcoming = {},
): FastifyReply {
  const { brand, language, csrf } = request.ardeco;
  const words = kioskWords(language);
  const done = getQueryText(request, "fait");
  setCardReaderPolicy(reply);
  grantCamera(reply);
  return sendAuthorityPage(
    setNoStore(reply),
    { title: words.title, ...buildKioskFrame(request), ...buildPairingProblems(errors), fieldFirst: true },
    <>
      <FormErrors errors={errors} language={language} />
      {isOver && (
        <Alert tone="info" title={words.over}>
          <p>{words.overText}</p>
        </Alert>
      )}
      {done === "relie" && <Alert tone="success" title={words.paired} />}
      {done === "fini" && errors.length === 0 && <Alert tone="success" title={words.finished} />}
      <h1>{words.welcome}</h1>
      <p class="ar-lead">{words.welcomeLead}</p>
      <div hidden data-scan="presenter" data-looking={words.looking} data-refused={words.noCamera}>
        <Button type="button" variant="secondary" icon="qr-code">
          {words.camera}
        </Button>
        <p role="status" />
      </div>
      <CardReader form="presenter" language={language} offersPairing={done === "relie"} />
      <Form id="presenter" action={`/${brand.slug}/borne/presenter`} csrf={csrf()}>
        <TextField
          name="code"
          secret
          label={words.shown}
          hint={words.shownHint}
          maxLength={2_000}
          spellcheck={false}
          autocomplete="off"
          error={errors[0]?.[language]}
          takesFocus
        />
        <Button icon="scan-line">{words.enter}</Button>
      </Form>
      <p>{words.desk}</p>
      <div hidden data-calls={`/${brand.slug}/borne`} data-every={CALLS_EVERY} />
      <script type="module" src={kioskScript} />
      <script type="module" src={scanScript} />
      {(isOver || errors.length > 0 || done === "relie" || language !== "fr") && (
        <BackToStart request={request} />
      )}
    </>,
  );
}

const buildPairingProblems = (errors: readonly FieldError[]) =>
  errors.length > 0 ? { status: 422, hasErrors: true } : {};

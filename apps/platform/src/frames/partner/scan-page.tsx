import { Alert, Button, Form, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { readOwnUse } from "../../features/activities/passes/index.ts";
import { scanScript } from "../../features/cards/supports/pages/common/pocket/pocket-assets.ts";
import {
  CardReader,
  setCardReaderPolicy,
} from "../../features/cards/terminals/pages/common/cards/card-reader.tsx";
import { formatCounterAmount } from "../../features/ledger/counters/pages/common/counters/amounts.ts";
import type { FieldError } from "../../kernel/errors.ts";
import { isUuid, parseId } from "../../kernel/ids.ts";
import { FormErrors, getQueryText, grantCamera, type Visit } from "../../web/index.ts";
import { buildPartnerAddresses } from "./addresses.ts";
import { sendPartnerPage } from "./partner-page.tsx";
import { partnerWords } from "./partner-words.ts";

interface ScanView {
  readonly errors?: readonly FieldError[];
  /**
   * A code that serves once is not written back; the number of a card, and the date of birth that goes with
   * it, are.
   */
  readonly number?: string;
  readonly born?: string;
  readonly status?: number;
}

export async function showScan(
  request: FastifyRequest,
  reply: FastifyReply,
  view: ScanView = {},
): Promise<FastifyReply> {
  const { language } = request.ardeco;
  const { errors = [], status = 422 } = view;
  const words = partnerWords(language);
  const done = await findConfirmedUse(request);
  return sendPartnerPage(
    reply,
    { title: words.scanTitle, place: "scan", errors, status, isScanned: true },
    <>
      <FormErrors errors={errors} language={language} />
      {done && <Done {...done} visit={request.ardeco} />}
      <h1>{words.scanTitle}</h1>
      <p class="ar-lead">{words.scanLead}</p>
      <ScanForm {...view} reply={reply} />
    </>,
  );
}

/** Where the next code goes, on whichever page: the keyboard is there, for a scanner that types. */
export function ScanForm({
  errors = [],
  number = "",
  born = "",
  reply,
}: ScanView & { readonly reply: FastifyReply }) {
  const { language, brand, csrf } = reply.request.ardeco;
  const words = partnerWords(language);
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  grantCamera(reply);
  setCardReaderPolicy(reply);
  return (
    <>
      <div hidden data-scan="scanner" data-looking={words.looking} data-refused={words.noCamera}>
        <Button type="button" variant="secondary" icon="qr-code">
          {words.camera}
        </Button>
        <p role="status" />
      </div>
      <CardReader form="scanner" language={language} offersPairing />
      <Form id="scanner" action={buildPartnerAddresses(brand).read} csrf={csrf()}>
        <TextField
          name="code"
          secret
          label={words.code}
          hint={words.codeHint}
          value={number}
          error={errorOf("code")}
          spellcheck={false}
          autocomplete="off"
          takesFocus={errorOf("naissance") === undefined}
        />
        <TextField
          name="naissance"
          label={words.born}
          hint={words.bornHint}
          value={born}
          error={errorOf("naissance")}
          takesFocus={errorOf("naissance") !== undefined}
          width="medium"
          maxLength={12}
          autocomplete="off"
          optional
        />
        <Button icon="scan-line">{words.readNow}</Button>
      </Form>
      <script type="module" src={scanScript} />
    </>
  );
}

interface DoneView {
  readonly offer: string;
  readonly cents: number;
  readonly number: number;
}

/** The use that was just confirmed, read from the partner's own. */
async function findConfirmedUse(request: FastifyRequest): Promise<DoneView | undefined> {
  const id = getQueryText(request, "fait");
  const { context, language } = request.ardeco;
  if (!isUuid(id)) return undefined;
  const { use, offer } = await readOwnUse(context, parseId<"passUse">(id));
  return use.cancelled === null
    ? { offer: offer.name[language], cents: use.amountCents, number: use.number }
    : undefined;
}

function Done({ offer, cents, number, visit: { language } }: DoneView & { readonly visit: Visit }) {
  const words = partnerWords(language);
  return (
    <Alert tone="success" title={words.done(offer)}>
      {cents === 0 ? (
        <>
          <p>{words.doneFree}</p>
          <p>{words.doneNumber(number)}</p>
        </>
      ) : (
        <p>{words.doneWorth(formatCounterAmount(cents, "euro_cent", language), number)}</p>
      )}
    </Alert>
  );
}

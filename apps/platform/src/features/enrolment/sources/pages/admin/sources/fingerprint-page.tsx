import { Alert, Button, ButtonGroup, Definition, Form, Section, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import { checkFingerprint, type FingerprintToRead, readFingerprint } from "../../../index.ts";
import { fingerprintWords } from "./fingerprint-words.ts";
import { formatFingerprint } from "./format-fingerprint.ts";

export const FINGERPRINT_PATH = `${adminPlaces.sources.path}/fichiers/empreinte`;

export async function showFingerprint(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const words = fingerprintWords(visit.language);
  const read = await readFingerprint(visit.context);
  return sendAdminPage(
    reply,
    { title: words.title, place: "sources" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {read ? (
        <ToCompare {...{ visit, read }} />
      ) : (
        <Alert tone="info" title={words.none}>
          <p>{words.noneText}</p>
        </Alert>
      )}
    </>,
  );
}

function ToCompare({ visit, read }: { readonly visit: Visit; readonly read: FingerprintToRead }) {
  const { language } = visit;
  const words = fingerprintWords(language);
  const given = read.givenAt && plainDay(toCivilDate(read.givenAt), language);
  const items = [
    { term: words.who, description: `${read.register}, ${read.name}` },
    { term: words.given, description: read.givenBy ?? words.gone },
    ...(given ? [{ term: words.on, description: given }] : []),
  ];
  const checked = formatFingerprintCheck(visit, read);
  const tone = ({ waiting: "warning", confirmed: "success", refused: "danger" } as const)[read.check];
  return (
    <>
      <p>
        <Tag tone={tone}>{words.states[read.check]}</Tag>
      </p>
      {checked && <p>{checked}</p>}
      <Definition items={items} />
      <Section id="empreinte" title={words.fingerprint}>
        <p>
          <strong>
            <code>{formatFingerprint(read.fingerprint)}</code>
          </strong>
        </p>
        {read.check === "waiting" && read.givenBy !== undefined && <p>{words.how}</p>}
        {read.check !== "refused" && <Answer {...{ visit, read }} />}
      </Section>
    </>
  );
}

/** Who compared it, and when: it is they who answer for it. */
function formatFingerprintCheck({ language }: Visit, { check, checkedBy, checkedAt }: FingerprintToRead) {
  const words = fingerprintWords(language);
  if (check === "waiting" || !checkedAt) return undefined;
  const say = check === "confirmed" ? words.confirmedBy : words.refusedBy;
  return say(checkedBy ?? words.gone, plainDay(toCivilDate(checkedAt), language));
}

function Answer({ visit, read }: { readonly visit: Visit; readonly read: FingerprintToRead }) {
  const { brand, csrf, language } = visit;
  const words = fingerprintWords(language);
  const isWaiting = read.check === "waiting";
  const hasGiver = read.givenBy !== undefined;
  return (
    <>
      {isWaiting && !hasGiver && (
        <Alert tone="warning" title={words.giverLeft}>
          <p>{words.giverLeftText}</p>
        </Alert>
      )}
      {isWaiting && hasGiver && read.isTheirs && (
        <Alert tone="info" title={words.theirs}>
          <p>{words.theirsText}</p>
        </Alert>
      )}
      <Form
        action={formatAdminPath(brand, FINGERPRINT_PATH)}
        csrf={csrf()}
        hidden={{ empreinte: read.fingerprint }}
      >
        <ButtonGroup>
          {isWaiting && hasGiver && !read.isTheirs && (
            <Button name="geste" value="confirmer">
              {words.yes}
            </Button>
          )}
          <Button name="geste" value="refuser" variant="secondary">
            {words.no}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}

export async function submitFingerprint(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const act = getTypedText(typed, "geste");
  if (act !== "confirmer" && act !== "refuser") throw kernelErrors.error("request.invalid");
  const as = act === "confirmer" ? "confirmed" : "refused";
  await checkFingerprint(context, { fingerprint: getTypedText(typed, "empreinte"), as });
  return sendSeeOther(reply, formatAdminPath(brand, FINGERPRINT_PATH));
}

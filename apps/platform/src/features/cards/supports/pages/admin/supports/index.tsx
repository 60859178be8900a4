import { Alert, Button, CheckboxGroup, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { getQueryText, parseRevision, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import {
  findSupportSettings,
  formatSupportKind,
  OFFLINE_HOURS,
  offeredKinds,
  setSupportKinds,
} from "../../../index.ts";
import { adminSupportWords } from "./admin-support-words.ts";

const PATH = adminPlaces.supports.path;

/** Which kinds of supports the authority offers. */
export function defineAdminSupportPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.supports.for);
  app.get(PATH, show);
  app.post(PATH, handleKindsChoice);
}

async function show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const { kinds, version } = await findSupportSettings(context);
  const words = adminSupportWords(language);
  return sendAdminPage(
    reply,
    { title: words.title, place: "supports", width: "task" },
    <>
      {getQueryText(request, "fait") !== "" && <Alert tone="success" title={words.saved} />}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Form action={formatAdminPath(brand, PATH)} csrf={csrf()} hidden={{ version: String(version) }}>
        <CheckboxGroup
          name="sortes"
          label={words.kinds}
          hint={words.kindsHint}
          optional
          values={kinds}
          choices={offeredKinds.map((kind) => ({
            value: kind,
            label: formatSupportKind(kind)[language],
            hint: words.about[kind],
          }))}
        />
        <Button>{words.save}</Button>
      </Form>
      <p class="ar-hint">{words.window(OFFLINE_HOURS)}</p>
    </>,
  );
}

async function handleKindsChoice(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const chosen = new Set(typed.get("sortes") ?? []);
  await setSupportKinds(context, {
    kinds: offeredKinds.filter((kind) => chosen.has(kind)),
    version: parseRevision(typed, "version"),
  });
  return sendSeeOther(reply, `${formatAdminPath(brand, PATH)}?fait=choisi`);
}

import { Button, Checkbox, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { ServiceId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  FieldView,
  FormErrors,
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toBesides,
  toBriefError,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { draftService } from "../../../index.ts";
import { modelWords } from "./model-words.ts";
import { ofSlug } from "./of-slug.ts";
import { draftPath, SERVICES } from "./service-paths.ts";
import { serviceWords } from "./service-words.ts";

const both = bothIn(serviceWords);

const PATH = `${SERVICES}/nouveau`;

/** An address, then the editor. */
export function defineNewServicePages(app: FastifyInstance): void {
  app.get(PATH, async (request, reply) => {
    requireCapability(request.ardeco.context, "service.draft");
    return showNewService(reply, { typed: new Map(), errors: [] });
  });
  app.post(PATH, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const { typed } = readForm(request);
    const id = context.newId<ServiceId>();
    const drafted = {
      id,
      slug: getTypedText(typed, "slug").trim(),
      definition: firstDraft,
      isModel: getTypedText(typed, "isModel") === "on",
    };
    return submitOrShowAgain(() => draftService(context, drafted), {
      besides: toBesides(ofSlug, toBriefError("slug")),
      again: ({ errors }) => showNewService(reply, { typed, errors, status: 422 }),
      after: ({ version }) => sendSeeOther(reply, formatAdminPath(brand, draftPath(id, version))),
    });
  });
}

/** What most services are; the writer changes it. */
const firstDraft = { type: "subscription", audience: "self", channels: ["web", "desk"], stopsAtOnce: true };

interface NewServiceView {
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  readonly status?: number;
}

function showNewService(reply: FastifyReply, { typed, errors, status = 200 }: NewServiceView): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const words = serviceWords(language);
  return sendAdminPage(
    reply,
    {
      title: words.newTitle,
      place: "services",
      above: [],
      width: "task",
      status,
      hasErrors: errors.length > 0,
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.newTitle}</h1>
      <p class="ar-lead">{words.newLead}</p>
      <Form action={formatAdminPath(brand, PATH)} csrf={csrf()}>
        <FieldView
          field={{
            kind: "text",
            name: "slug",
            label: both(({ slug }) => slug),
            hint: both(({ slugHint }) => slugHint),
            width: "medium",
          }}
          {...{ typed, errors, language, answers: {} }}
        />
        <Checkbox
          name="isModel"
          label={modelWords(language).isModel}
          checked={getTypedText(typed, "isModel") === "on"}
        />
        <Button>{words.start}</Button>
      </Form>
    </>,
  );
}

import { Definition, type DefinitionItem, type NavLink, Tag, type Tone } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import type { Sent } from "../forms/sent.ts";
import { buildReadOptions } from "../http/read-only.ts";
import type { Routes } from "../pages.ts";
import type { Visit } from "../visit/visit.ts";
import { PageAct } from "./act-view.tsx";
import type { SubmittableForm } from "./form/page-form.ts";
import type { ShownPage } from "./form/page-form-view.tsx";
import { RefusedView } from "./form/refused-view.tsx";
import { FormScript } from "./form-script.tsx";
import type { Act, Frame } from "./frame.tsx";
import { sendOutcome } from "./outcome.ts";

export interface DetailTexts {
  readonly title: string;
  readonly lead?: string;
  /** How it stands, in a word. */
  readonly state?: { readonly label: string; readonly tone: Tone };
}

export interface DetailPage<Known> {
  readonly frame: Frame;
  readonly path: string;
  /** "task" unless it has tables. */
  readonly width?: "task" | "wide";
  read(request: FastifyRequest): Promise<Known>;
  texts(visit: Visit, known: Known): DetailTexts;
  /** Pages between the place in the menu and this one. */
  above?(visit: Visit, known: Known): readonly NavLink[];
  /** The page of the place in the menu itself: nothing stands above it. */
  readonly isPlace?: true;
  facts?(visit: Visit, known: Known): readonly DefinitionItem[];
  /** `page` is for the forms that it shows (`PageFormView`). */
  sections?(visit: Visit, known: Known, page: ShownPage): ComponentChildren;
  /** What may be done, the commonest first: it alone is a full button. */
  acts?(visit: Visit, known: Known): readonly Act[];
  /** Those that its sections show. */
  readonly forms?: readonly SubmittableForm[];
  /** What reading it writes, as a line of the journal; it writes nothing when absent. */
  readonly writesOnRead?: string;
}

/** One thing: how it stands, what is known of it, what may be done. */
export const detailPage =
  <Known,>(page: DetailPage<Known>): Routes =>
  (app: FastifyInstance) => {
    const { path, frame, forms = [], writesOnRead = frame.writesOnRead } = page;
    app.get(path, buildReadOptions(writesOnRead), async (_request, reply) => showDetail(page, reply));
    for (const form of forms)
      app.post(form.path, async (request, reply) => {
        const submitted = await form.submit(request);
        if ("outcome" in submitted) return sendOutcome(reply, frame, submitted.outcome);
        return showDetail(page, reply, submitted.refused);
      });
  };

async function showDetail<Known>(
  page: DetailPage<Known>,
  reply: FastifyReply,
  { status = 200, ...sent }: Sent & { readonly status?: number } = {},
): Promise<FastifyReply> {
  const { request } = reply;
  const { frame, width = "task", forms = [] } = page;
  const visit = request.ardeco;
  const known = await page.read(request);
  const { title, lead, state } = page.texts(visit, known);
  const facts = page.facts?.(visit, known) ?? [];
  const acts = page.acts?.(visit, known) ?? [];
  const trail = page.isPlace ? {} : { above: page.above?.(visit, known) ?? [] };
  return frame.send(
    reply,
    { title, width, ...trail, status, hasErrors: status !== 200 },
    <>
      <RefusedView sent={sent} language={visit.language} />
      <h1>{title}</h1>
      {state && (
        <p>
          <Tag tone={state.tone}>{state.label}</Tag>
        </p>
      )}
      {lead !== undefined && <p class="ar-lead">{lead}</p>}
      {facts.length > 0 && <Definition items={facts} />}
      {page.sections?.(visit, known, { frame, request, sent })}
      {acts.length > 0 && (
        <div class="ar-actions">
          {acts.map((act, index) => (
            <PageAct key={act.path} {...{ act, visit }} variant={index === 0 ? "primary" : "secondary"} />
          ))}
        </div>
      )}
      {(forms.length > 0 || acts.some(({ method }) => method === "post")) && <FormScript />}
    </>,
  );
}

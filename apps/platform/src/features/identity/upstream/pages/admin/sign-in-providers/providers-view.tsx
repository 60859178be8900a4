import { Alert, Button, Definition, Form, Section, Tag } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FieldView,
  FormErrors,
  getQueryText,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import type { StaffDemand } from "../../../../../access/access/index.ts";
import {
  callbackPaths,
  formatProviderName,
  logoutPaths,
  type UpstreamKind,
  type UpstreamProvider,
} from "../../../index.ts";
import { Demand } from "./demand.tsx";
import { buildProviderFields, formatSettingField } from "./provider-fields.ts";
import { providerWords } from "./provider-words.ts";

interface ProvidersView {
  readonly providers: readonly UpstreamProvider[];
  readonly demand: StaffDemand;
  /** Whose form was refused. */
  readonly kind?: UpstreamKind;
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export function showProviders(reply: FastifyReply, view: ProvidersView): FastifyReply {
  const visit = reply.request.ardeco;
  const { language } = visit;
  const words = providerWords(language);
  const { errors = [] } = view;
  const saved = getQueryText(reply.request, "enregistre") !== "";
  return sendAdminPage(
    reply,
    {
      title: words.title,
      place: "providers",
      status: errors.length > 0 ? 422 : 200,
      hasErrors: errors.length > 0,
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {saved && errors.length === 0 && (
        <Alert tone="success" title={words.saved}>
          <p>{words.savedText}</p>
        </Alert>
      )}
      <OneProvider {...{ visit, view }} kind="franceconnect" />
      <OneProvider {...{ visit, view }} kind="proconnect" />
      <Demand visit={visit} demand={view.demand} />
    </>,
  );
}

interface OneProviderProps {
  readonly visit: Visit;
  readonly view: ProvidersView;
  readonly kind: UpstreamKind;
}

function OneProvider({ visit, view, kind }: OneProviderProps) {
  const { language, brand, csrf, context } = visit;
  const words = providerWords(language);
  const provider = view.providers.find((one) => one.kind === kind);
  const refused = view.kind === kind;
  const typed = refused ? (view.typed ?? new Map()) : formatProviderInputs(kind, provider);
  const callback = `${context.ports.publicUrl}${formatAdminPath(brand, callbackPaths[kind])}`;
  const logout = `${context.ports.publicUrl}${formatAdminPath(brand, logoutPaths[kind])}`;
  const state = provider ? (provider.enabled ? words.offered : words.closed) : words.never;
  return (
    <Section id={kind} title={words[kind]}>
      <p>
        <Tag tone={provider?.enabled ? "success" : "neutral"}>{state}</Tag>
      </p>
      <Definition
        items={[
          { term: words.callback, description: callback },
          { term: words.logout, description: logout },
          ...(provider
            ? [{ term: words.changed, description: formatLongDate(provider.changedOn, language) }]
            : []),
        ]}
      />
      <Form
        action={formatAdminPath(brand, adminPlaces.providers.path)}
        csrf={csrf()}
        hidden={{ kind, revision: String(provider?.revision ?? 0) }}
      >
        {buildProviderFields(kind).map((field) => (
          <FieldView
            key={field.name}
            {...{ field, typed, language, answers: {} }}
            errors={refused ? (view.errors ?? []) : []}
          />
        ))}
        <Button variant={kind === "franceconnect" ? "primary" : "secondary"}>
          {words.save(formatProviderName(kind))}
        </Button>
      </Form>
    </Section>
  );
}

function formatProviderInputs(kind: UpstreamKind, provider: UpstreamProvider | undefined): TypedValues {
  if (!provider) return new Map();
  return new Map([
    [formatSettingField(kind, "issuer"), [provider.issuer]],
    [formatSettingField(kind, "clientId"), [provider.clientId]],
    [formatSettingField(kind, "enabled"), [provider.enabled ? "yes" : "no"]],
  ]);
}

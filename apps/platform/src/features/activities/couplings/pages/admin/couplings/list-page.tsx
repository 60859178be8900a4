import { EmptyState, LinkButton, Table, Tag, type Tone } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatPlainDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { formatTariffEuros, type OfferedTariff } from "../../../../../catalogue/tariffs/index.ts";
import {
  type Coupling,
  type CouplingState,
  findWaitingStart,
  getCouplingState,
  listCouplable,
  listManagedCouplings,
  listWaitingCouplings,
} from "../../../index.ts";
import { managedWords } from "./coupling-words.ts";
import { buildCouplingPath, COUPLINGS, NEW_COUPLING } from "./paths.ts";
import { WaitingNotice } from "./waiting-notice.tsx";

export const stateTones: Readonly<Record<CouplingState, Tone>> = {
  proposed: "warning",
  accepted: "warning",
  declined: "neutral",
  coming: "info",
  living: "success",
  stopped: "warning",
  ended: "neutral",
};

export async function showCouplingList(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const couplings = await listManagedCouplings(context);
  const { tariffs } = await listCouplable(context);
  const waiting = await listWaitingCouplings(context);
  const words = managedWords(language);
  const today = toCivilDate(context.now());
  const add = hasCapability(context.actor, "coupling.manage") && (
    <LinkButton href={formatAdminPath(brand, NEW_COUPLING)} icon="plus">
      {words.add}
    </LinkButton>
  );
  return sendAdminPage(
    reply,
    { title: words.title, place: "couplings", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <WaitingNotice waiting={waiting} visit={request.ardeco} />
      {couplings.length === 0 ? (
        <EmptyState title={words.empty} icon="handshake" action={add || undefined}>
          {add && <p>{words.emptyText}</p>}
        </EmptyState>
      ) : (
        <>
          {add && <p>{add}</p>}
          <Table
            id={COUPLINGS.split("/").at(-1) ?? ""}
            caption={words.caption}
            isTitled
            columns={Object.values(words.columns).map((label) => ({ label }))}
            rows={couplings.map((coupling) => {
              const state = getCouplingState(coupling, today);
              const since = findWaitingStart(coupling, today);
              return {
                key: coupling.id,
                cells: [
                  coupling.name[language],
                  formatGivenReduction(coupling, tariffs, language),
                  <>
                    <Tag tone={stateTones[state]}>{words.states[state]}</Tag>
                    {since !== null && <div>{words.waitsSince(formatPlainDate(since, language))}</div>}
                  </>,
                  <a key="act" href={formatAdminPath(brand, buildCouplingPath(coupling.id))}>
                    {words.show}
                    <span class="ds-sr-only"> ({coupling.name[language]})</span>
                  </a>,
                ],
              };
            })}
          />
        </>
      )}
    </>,
  );
}

export function formatGivenReduction(
  { off, tariffId }: Coupling,
  tariffs: readonly OfferedTariff[],
  language: Language,
): string {
  const title = tariffs.find(({ id }) => id === tariffId)?.title[language] ?? "";
  const amount =
    "cents" in off
      ? formatTariffEuros(off.cents, language)
      : new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", { style: "percent" }).format(
          off.percent / 100,
        );
  return managedWords(language).gives(amount, title);
}

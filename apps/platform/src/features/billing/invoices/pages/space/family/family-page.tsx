import { EmptyState } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { FamilyPayments } from "./family-payments.tsx";
import { familyWords } from "./family-words.ts";
import { loadFamily } from "./load-family.ts";
import { ThisMonth, Year } from "./used-by-member.tsx";
import { WhoSees } from "./who-sees.tsx";

export function defineFamilyPages(app: FastifyInstance): void {
  app.get("/espace/famille", showFamily);
}

/**
 * One page a family reads: this month by member with its total, the year drawn once, what was paid and for
 * what, who sees what.
 */
async function showFamily(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { brand, language } = visit;
  const family = await loadFamily(request);
  const words = familyWords(language);
  const at = buildSpaceAddresses(brand);
  return sendSpacePage(
    reply,
    {
      title: words.title,
      place: "services",
      width: "wide",
      above: [
        { href: at.services, label: words.above },
        { href: at.counters, label: words.counters },
      ],
    },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {family.accounts.length === 0 ? (
        <EmptyState title={words.none} icon="wallet">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <ThisMonth {...{ family, language }} />
          <Year {...{ family, language }} />
          <FamilyPayments {...{ family, visit }} />
          <WhoSees {...{ family, visit }} />
        </>
      )}
    </>,
  );
}

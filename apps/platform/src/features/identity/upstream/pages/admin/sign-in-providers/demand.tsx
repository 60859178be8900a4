import { Button, Form, Section } from "@ardeco/ui";
import type { FastifyInstance } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  type Field,
  FieldView,
  getTypedText,
  readForm,
  sendSeeOther,
  type Visit,
} from "../../../../../../web/index.ts";
import { type StaffDemand, staffDemands, updateStaffDemand } from "../../../../../access/access/index.ts";
import { demandWords } from "./demand-words.ts";

const PATH = `${adminPlaces.providers.path}/agents`;
const [fr, en] = [demandWords("fr"), demandWords("en")];

const field: Field = {
  kind: "choice",
  name: "exigence",
  label: { fr: fr.label, en: en.label },
  options: staffDemands.map((value) => ({
    value,
    label: { fr: fr.demands[value], en: en.demands[value] },
    hint: { fr: fr.hints[value], en: en.hints[value] },
  })),
};

/** What the authority asks of its agents who sign in. */
export function defineDemandForm(app: FastifyInstance): void {
  app.post(PATH, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const asked = getTypedText(readForm(request).typed, field.name);
    const demand = staffDemands.find((one) => one === asked);
    if (!demand) throw kernelErrors.error("request.invalid");
    await updateStaffDemand(context, demand);
    return sendSeeOther(reply, `${formatAdminPath(brand, adminPlaces.providers.path)}?enregistre=agents`);
  });
}

export function Demand({ visit, demand }: { readonly visit: Visit; readonly demand: StaffDemand }) {
  const { language, brand, csrf } = visit;
  const words = demandWords(language);
  return (
    <Section id="agents" title={words.title}>
      <p>{words.lead}</p>
      <Form action={formatAdminPath(brand, PATH)} csrf={csrf()}>
        <FieldView
          {...{ field, language, answers: {}, errors: [] }}
          typed={new Map([[field.name, [demand]]])}
        />
        <Button variant="secondary">{words.save}</Button>
      </Form>
    </Section>
  );
}

import { Button, ButtonGroup, Form, Section } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { PersonMergeView } from "../../../index.ts";
import { mergeWords } from "./merge-words.ts";

interface Props {
  readonly visit: Visit;
  readonly view: PersonMergeView;
}

/** The other answer, as long as nothing is asked nor in force. */
export function DistinctPersonsForm({ visit, view }: Props) {
  const { apartTitle, apartLead, apart } = mergeWords(visit.language);
  return (
    <Section id="deux-personnes" title={apartTitle} lead={apartLead}>
      <OneAct {...{ visit, view }} act="deux" label={apart} />
    </Section>
  );
}

/** It waits, or is undone, as before. */
export const SaidApartBack = ({ visit, view }: Props) => (
  <OneAct {...{ visit, view }} act="revenir" label={mergeWords(visit.language).apartBack} />
);

function OneAct({ visit, view, act, label }: Props & { readonly act: string; readonly label: string }) {
  if (view.isTied) return <p>{mergeWords(visit.language).tied}</p>;
  return (
    <Form action={buildDeskAddresses(visit.brand).merge(view.merge.id)} csrf={visit.csrf()}>
      <ButtonGroup>
        <Button name="geste" value={act} variant="secondary">
          {label}
        </Button>
      </ButtonGroup>
    </Form>
  );
}

import { Button, ButtonGroup } from "../components/button/button.tsx";
import { TextArea } from "../components/field/text-area.tsx";
import { Form } from "../components/form/form.tsx";
import { Page } from "../components/page/page.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { Tag } from "../components/tag/tag.tsx";
import { TwoPane } from "../components/two-pane/two-pane.tsx";
import { ACCOUNT, SITE } from "./sample-site.ts";

const declared = (
  <>
    <SummaryList
      rows={[
        { label: "Adresse", value: "12 rue Saint-Jean, 14000 Caen" },
        { label: "Depuis", value: "1er septembre 2026" },
      ]}
    />
    <Form action="/caen/agents/decision" csrf="jeton">
      <TextArea name="reason" label="Ce qui manque, si vous le redemandez" optional rows={3} />
      <ButtonGroup>
        <Button icon="check" name="decision" value="accept">
          Valider l’adresse
        </Button>
        <Button variant="secondary" name="decision" value="ask">
          Redemander
        </Button>
      </ButtonGroup>
    </Form>
  </>
);

export const deskPage = () => (
  <Page {...SITE} area="Espace des agents" title="Dossier 2026-CA-004217" account={ACCOUNT} width="wide">
    <h1>Awa Diallo, cantine</h1>
    <p>
      <Tag tone="warning">À décider avant vendredi</Tag>
    </p>
    <TwoPane declared={declared} document={<p>Facture d’électricité du 3 octobre 2026</p>} />
  </Page>
);

import type { Examples } from "../../example.ts";
import { BarChart } from "./bar-chart.tsx";

export const barChartExamples: Examples = {
  component: "BarChart",
  examples: [
    {
      name: "inscriptions par service",
      show: () => (
        <BarChart
          id="chart-services"
          title="Inscriptions en novembre"
          description="La médiathèque reçoit à elle seule plus de la moitié des inscriptions."
          labelHeading="Service"
          valueHeading="Inscriptions"
          bars={[
            { label: "Médiathèque", value: 412, text: "412" },
            { label: "Cantine", value: 236, text: "236" },
            { label: "Piscine", value: 118, text: "118" },
          ]}
        />
      ),
    },
  ],
};

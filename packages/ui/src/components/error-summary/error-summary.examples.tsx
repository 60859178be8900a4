import type { Examples } from "../../example.ts";
import { TextField } from "../field/text-field.tsx";
import { ErrorSummary } from "./error-summary.tsx";

export const errorSummaryExamples: Examples = {
  component: "ErrorSummary",
  examples: [
    {
      name: "un champ et une phrase",
      show: () => (
        <div class="ar-stack">
          <ErrorSummary
            errors={[
              { field: "summary_city", message: "Indiquez votre commune" },
              { message: "Un document manque : joignez-le ou apportez-le en mairie" },
            ]}
          />
          <TextField name="summary_city" label="Commune" error="Indiquez votre commune" />
        </div>
      ),
    },
  ],
};

import type { Examples } from "../../example.ts";
import { Pagination } from "./pagination.tsx";

export const paginationExamples: Examples = {
  component: "Pagination",
  examples: [
    {
      name: "au milieu",
      show: () => <Pagination current={4} total={12} hrefOf={(page) => `?page=${page}`} />,
    },
  ],
};

export { assetHrefs, assets } from "./assets.ts";
export { type ActLink, ActLinks } from "./components/act-links/act-links.tsx";
export { Alert, type AlertProps, type AlertTone } from "./components/alert/alert.tsx";
export { type Bar, BarChart, type BarChartProps } from "./components/bar-chart/bar-chart.tsx";
export { Breadcrumb, type BreadcrumbProps } from "./components/breadcrumb/breadcrumb.tsx";
export {
  Button,
  ButtonGroup,
  type ButtonProps,
  type ButtonVariant,
  LinkButton,
  type LinkButtonProps,
} from "./components/button/button.tsx";
export { Card, CardGrid, CardList, type CardProps } from "./components/card/card.tsx";
export { ConsentItem, type ConsentItemProps } from "./components/consent-item/consent-item.tsx";
export {
  Definition,
  type DefinitionItem,
  type DefinitionProps,
} from "./components/definition/definition.tsx";
export { Details, type DetailsProps } from "./components/details/details.tsx";
export { EmptyState, type EmptyStateProps } from "./components/empty-state/empty-state.tsx";
export {
  ErrorSummary,
  type ErrorSummaryProps,
  type FieldProblem,
} from "./components/error-summary/error-summary.tsx";
export { Checkbox, type CheckboxProps } from "./components/field/checkbox.tsx";
export { CheckboxGroup, type CheckboxGroupProps } from "./components/field/checkbox-group.tsx";
export type { Choice } from "./components/field/choice.tsx";
export {
  DateField,
  type DateFieldProps,
  type DatePart,
  type DateValue,
  datePartName,
} from "./components/field/date-field.tsx";
export { EmailField, type EmailFieldProps } from "./components/field/email-field.tsx";
export { fieldId } from "./components/field/field-id.ts";
export type { FieldProps } from "./components/field/field-props.ts";
export { SECRETS } from "./components/field/field-props.ts";
export { FileField, type FileFieldProps } from "./components/field/file-field.tsx";
export { PasswordField, type PasswordFieldProps } from "./components/field/password-field.tsx";
export { RadioGroup, type RadioGroupProps } from "./components/field/radio-group.tsx";
export { Select, type SelectProps } from "./components/field/select.tsx";
export { LONG_TEXTS, TextArea, type TextAreaProps } from "./components/field/text-area.tsx";
export { TextField, type TextFieldProps } from "./components/field/text-field.tsx";
export { Form, type FormProps } from "./components/form/form.tsx";
export { Heading, type HeadingLevel, type HeadingProps } from "./components/heading/heading.tsx";
export { Hero, type HeroProps } from "./components/hero/hero.tsx";
export { Icon, type IconProps } from "./components/icon/icon.tsx";
export type { IconName } from "./components/icon/icon-name.ts";
export { type KeyFact, KeyFacts } from "./components/key-facts/key-facts.tsx";
export { Letter, type LetterProps } from "./components/letter/letter.tsx";
export { type ColumnLink, LinkColumns } from "./components/link-columns/link-columns.tsx";
export { monogramIcon } from "./components/page/monogram-icon.tsx";
export { Page } from "./components/page/page.tsx";
export type { NavLink, PageAccount, PageAuthority, PageProps } from "./components/page/page-props.ts";
export { Pagination, type PaginationProps } from "./components/pagination/pagination.tsx";
export { Progress, type ProgressProps } from "./components/progress/progress.tsx";
export { Receipt, type ReceiptProps } from "./components/receipt/receipt.tsx";
export { SearchBox, type SearchBoxProps } from "./components/search-box/search-box.tsx";
export { Section, type SectionProps } from "./components/section/section.tsx";
export { ServiceCard, type ServiceCardProps } from "./components/service-card/service-card.tsx";
export { Steps, type StepsProps } from "./components/steps/steps.tsx";
export {
  SummaryList,
  type SummaryListProps,
  type SummaryRow,
} from "./components/summary-list/summary-list.tsx";
export {
  Table,
  type TableColumn,
  type TableProps,
  type TableRow,
  type TableSort,
} from "./components/table/table.tsx";
export { Tag, type TagProps, type Tone } from "./components/tag/tag.tsx";
export { type Tile, Tiles } from "./components/tiles/tiles.tsx";
export {
  Timeline,
  type TimelineDay,
  type TimelineEntry,
  type TimelineProps,
} from "./components/timeline/timeline.tsx";
export { TwoPane, type TwoPaneProps } from "./components/two-pane/two-pane.tsx";
export { ErrorBoundary } from "./error-boundary.ts";
export type { Asset } from "./hashed-name.ts";
export { type Locale, messages, type UiMessages, useMessages } from "./messages.ts";
export { render } from "./render.ts";
export { stylesheet } from "./stylesheet.ts";
export { type Adjustment, adjustmentsOf } from "./theme/adjustments.ts";
export { asDisplay, type Display, displays } from "./theme/display.ts";
export { themeCss } from "./theme/theme-css.ts";

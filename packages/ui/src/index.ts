export { assetHrefs, assets } from "./assets.ts";
export {
  Button,
  ButtonGroup,
  type ButtonProps,
  LinkButton,
  type LinkButtonProps,
} from "./components/button/button.tsx";
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
export { FileField, type FileFieldProps } from "./components/field/file-field.tsx";
export { PasswordField, type PasswordFieldProps } from "./components/field/password-field.tsx";
export { RadioGroup, type RadioGroupProps } from "./components/field/radio-group.tsx";
export { Select, type SelectProps } from "./components/field/select.tsx";
export { TextArea, type TextAreaProps } from "./components/field/text-area.tsx";
export { TextField, type TextFieldProps } from "./components/field/text-field.tsx";
export { Form, type FormProps } from "./components/form/form.tsx";
export { Hero, type HeroProps } from "./components/hero/hero.tsx";
export { Icon, type IconProps } from "./components/icon/icon.tsx";
export type { IconName } from "./components/icon/icon-name.ts";
export { Page } from "./components/page/page.tsx";
export type { NavLink, PageAccount, PageAuthority, PageProps } from "./components/page/page-props.ts";
export type { Asset } from "./hashed-name.ts";
export { type Locale, messages, type UiMessages, useMessages } from "./messages.ts";
export { render } from "./render.ts";
export { stylesheet } from "./stylesheet.ts";
export { themeCss } from "./theme/theme-css.ts";

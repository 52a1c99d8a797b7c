import type { LucideIcon } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "children"> {
  readonly look?: "primary" | "plain" | "quiet" | "danger";
  readonly icon?: LucideIcon;
  readonly small?: boolean;
  readonly children: ReactNode;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

/** A button with words. */
export function Button({ look = "plain", icon: Icon, small = false, children, buttonRef, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} {...(buttonRef ? { ref: buttonRef } : {})} className={`btn ${look}${small ? " small" : ""}`}>
      {Icon && <Icon size={small ? 14 : 16} aria-hidden="true" />}
      {children}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, "className" | "children"> {
  readonly icon: LucideIcon;
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
}

/** A button that shows only a symbol. */
export function IconButton({ icon: Icon, label, ...rest }: IconButtonProps) {
  return (
    <span title={label} className="icon-holder">
      <AriaButton {...rest} aria-label={label} className="icon-btn">
        <Icon size={16} aria-hidden="true" />
      </AriaButton>
    </span>
  );
}

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "children"> {
  readonly look?: "primary" | "plain" | "quiet" | "danger";
  readonly icon?: LucideIcon;
  readonly small?: boolean;
  /** What it started still goes on; pressing it again does nothing. react-aria's own pending state leaves nameless nodes behind. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A button with words. */
export function Button({ look = "plain", icon: Icon, small = false, busy = false, children, ...rest }: ButtonProps) {
  const classes = ["btn", look, small ? "small" : "", busy ? "busy" : ""].filter(Boolean).join(" ");
  return (
    <AriaButton {...rest} className={classes}>
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

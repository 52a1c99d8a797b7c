import { Check, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";

export interface MenuChoice {
  readonly id: string;
  readonly label: string;
  /** A line under the label. */
  readonly more?: string;
  readonly icon?: LucideIcon;
  /** The present one of several. */
  readonly current?: boolean;
  /** A line above it. */
  readonly apart?: boolean;
  readonly run: () => void;
}

interface MenuButtonProps {
  /** Accessible name, where the button shows only a symbol. */
  readonly label?: string;
  /** Accessible name of the menu, where the button has words of its own. */
  readonly menu?: string;
  readonly className: string;
  readonly choices: readonly MenuChoice[];
  readonly placement?: "bottom start" | "bottom end";
  readonly children: ReactNode;
}

function Choice({ choice }: { choice: MenuChoice }) {
  const Icon = choice.icon;
  return (
    <MenuItem id={choice.id} textValue={choice.label} className="option menu-item" onAction={choice.run}>
      {Icon && <Icon size={16} aria-hidden="true" />}
      <span className="row-text">
        <span className="t">{choice.label}</span>
        {choice.more && <small>{choice.more}</small>}
      </span>
      {choice.current && <Check size={16} aria-label="shown now" />}
    </MenuItem>
  );
}

/** A button that opens a menu. */
export function MenuButton({ label, menu, className, choices, placement = "bottom end", children }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button className={className} {...(label ? { "aria-label": label } : {})}>
        {children}
      </Button>
      <Popover className="popover menu" placement={placement}>
        <Menu className="listbox" aria-label={menu ?? label ?? "Choices"}>
          {choices.map((choice) => [
            choice.apart ? <Separator key={`above ${choice.id}`} className="menu-line" /> : null,
            <Choice key={choice.id} choice={choice} />,
          ])}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** The list of screens: a later part of the app adds its line here and its place in stores/place.ts. */
import { CalendarDays, LockKeyhole, type LucideIcon, ScrollText, Settings2, ShieldCheck, Users } from "lucide-react";
import { type ComponentType, lazy } from "react";
import type { Place, VaultPlace } from "../stores/place.ts";
import { Remove } from "./remove.tsx";
import { Today } from "./today.tsx";

type Props<S extends Place["screen"]> = S extends "vault"
  ? { readonly place: VaultPlace }
  : Omit<Extract<Place, { screen: S }>, "screen">;

/** Screens that are not the first to be seen are read when they are wanted. */
const components = {
  today: Today,
  remove: Remove,
  case: lazy(async () => ({ default: (await import("./case.tsx")).Case })),
  log: lazy(async () => ({ default: (await import("./log.tsx")).Log })),
  record: lazy(async () => ({ default: (await import("./record.tsx")).Record })),
  accounts: lazy(async () => ({ default: (await import("./accounts.tsx")).Accounts })),
  vault: lazy(async () => ({ default: (await import("./vault.tsx")).Vault })),
  settings: lazy(async () => ({ default: (await import("./settings.tsx")).Settings })),
} satisfies { [S in Place["screen"]]: ComponentType<Props<S>> };

/** The screen of a place. */
export function ScreenOf({ place }: { place: Place }) {
  switch (place.screen) {
    case "case":
      return <components.case key={place.id} id={place.id} />;
    case "record":
      return <components.record key={place.id} id={place.id} />;
    case "vault":
      return <components.vault place={place} />;
    default: {
      const Screen = components[place.screen];
      return <Screen />;
    }
  }
}

export interface RailItem {
  readonly place: Place;
  readonly label: string;
  readonly icon: LucideIcon;
  /** Screens during which the item is the current one. */
  readonly holds: readonly Place["screen"][];
  /** A line above it. */
  readonly apart?: boolean;
}

export const rail: readonly RailItem[] = [
  { place: { screen: "today" }, label: "Today", icon: CalendarDays, holds: ["today"] },
  { place: { screen: "remove" }, label: "Remove content", icon: ShieldCheck, holds: ["remove", "case"] },
  { place: { screen: "log" }, label: "Log", icon: ScrollText, holds: ["log", "record"] },
  { place: { screen: "accounts" }, label: "Accounts", icon: Users, holds: ["accounts"], apart: true },
  { place: { screen: "vault" }, label: "Vault", icon: LockKeyhole, holds: ["vault"] },
  { place: { screen: "settings" }, label: "Settings", icon: Settings2, holds: ["settings"], apart: true },
];

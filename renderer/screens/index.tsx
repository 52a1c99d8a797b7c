/** The list of screens: a later part of the app adds its line here and its place in stores/place.ts. */
import {
  AtSign,
  CalendarDays,
  ClipboardCheck,
  FileSearch,
  LockKeyhole,
  type LucideIcon,
  MonitorCheck,
  ScrollText,
  Settings2,
  ShieldCheck,
  Siren,
  Upload,
  Users,
} from "lucide-react";
import { type ComponentType, lazy } from "react";
import type { Place } from "../stores/place.ts";
import { Remove } from "./remove.tsx";
import { Today } from "./today.tsx";

/** Screens that have parts of their own are given their whole place. */
type Parted =
  | "vault"
  | "requests"
  | "incidents"
  | "retention"
  | "exports"
  | "package"
  | "accounts"
  | "account"
  | "people"
  | "person"
  | "department"
  | "compliance"
  | "device"
  | "settings";

type Props<S extends Place["screen"]> = S extends Parted
  ? { readonly place: Extract<Place, { screen: S }> }
  : Omit<Extract<Place, { screen: S }>, "screen">;

type Components = { readonly [S in Place["screen"]]: ComponentType<Props<S>> };

/** Screens that are not the first to be seen are read when they are wanted. */
const components: Components = {
  today: Today,
  remove: Remove,
  case: lazy(async () => ({ default: (await import("./case.tsx")).Case })),
  log: lazy(async () => ({ default: (await import("./log.tsx")).Log })),
  record: lazy(async () => ({ default: (await import("./record.tsx")).Record })),
  accounts: lazy(async () => ({ default: (await import("./accounts.tsx")).Accounts })),
  account: lazy(async () => ({ default: (await import("./account.tsx")).AccountScreen })),
  people: lazy(async () => ({ default: (await import("./people.tsx")).People })),
  person: lazy(async () => ({ default: (await import("./person.tsx")).PersonScreen })),
  department: lazy(async () => ({ default: (await import("./department.tsx")).Department })),
  compliance: lazy(async () => ({ default: (await import("./compliance.tsx")).Compliance })),
  vault: lazy(async () => ({ default: (await import("./vault.tsx")).Vault })),
  requests: lazy(async () => ({ default: (await import("./requests.tsx")).Requests })),
  request: lazy(async () => ({ default: (await import("./request.tsx")).Request })),
  incidents: lazy(async () => ({ default: (await import("./incidents.tsx")).Incidents })),
  retention: lazy(async () => ({ default: (await import("./retention.tsx")).Retention })),
  exports: lazy(async () => ({ default: (await import("./exports.tsx")).Exports })),
  package: lazy(async () => ({ default: (await import("./package.tsx")).Package })),
  device: lazy(async () => ({ default: (await import("./device.tsx")).Device })),
  settings: lazy(async () => ({ default: (await import("./settings.tsx")).Settings })),
};

/** The screen of a place. */
export function ScreenOf({ place }: { place: Place }) {
  switch (place.screen) {
    case "case":
      return <components.case key={place.id} id={place.id} />;
    case "record":
      return <components.record key={place.id} id={place.id} />;
    case "request":
      return <components.request key={place.id} id={place.id} />;
    case "accounts":
      return <components.accounts place={place} />;
    case "account":
      return <components.account key={place.id} place={place} />;
    case "people":
      return <components.people place={place} />;
    case "person":
      return <components.person key={place.id} place={place} />;
    case "department":
      return <components.department key={place.name} place={place} />;
    case "compliance":
      return <components.compliance place={place} />;
    case "device":
      return <components.device place={place} />;
    case "settings":
      return <components.settings place={place} />;
    case "vault":
      return <components.vault place={place} />;
    case "requests":
      return <components.requests place={place} />;
    case "incidents":
      return <components.incidents place={place} />;
    case "retention":
      return <components.retention place={place} />;
    case "exports":
      return <components.exports place={place} />;
    case "package":
      return <components.package place={place} />;
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
  { place: { screen: "accounts" }, label: "Accounts", icon: AtSign, holds: ["accounts", "account"], apart: true },
  { place: { screen: "people" }, label: "People", icon: Users, holds: ["people", "person", "department"] },
  { place: { screen: "vault" }, label: "Vault", icon: LockKeyhole, holds: ["vault"] },
  { place: { screen: "device" }, label: "Device", icon: MonitorCheck, holds: ["device"] },
  {
    place: { screen: "requests" },
    label: "Requests",
    icon: FileSearch,
    holds: ["requests", "request", "retention"],
    apart: true,
  },
  { place: { screen: "incidents" }, label: "Incidents", icon: Siren, holds: ["incidents"] },
  { place: { screen: "exports" }, label: "Exports", icon: Upload, holds: ["exports", "package"] },
  { place: { screen: "compliance" }, label: "Compliance", icon: ClipboardCheck, holds: ["compliance"] },
  { place: { screen: "settings" }, label: "Settings", icon: Settings2, holds: ["settings"], apart: true },
];

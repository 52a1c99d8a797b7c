import { create } from "zustand";
import type { Alike } from "../../main/model/duty-heaps.ts";
import type { Subject } from "../../main/model/records-view.ts";

export const vaultTabs = ["credentials", "custodians", "activity"] as const;
export type VaultTab = (typeof vaultTabs)[number];

/** What the list of credentials is narrowed down to. `alone`: opened by one custodian only. */
export const credentialFilters = ["weak", "reused", "old", "empty", "reset", "conflict", "alone"] as const;
export type CredentialFilter = (typeof credentialFilters)[number];

/**
 * A form in place of the tabs (`new-vault`, `ways-in`, `rename`, `import`, `export`), or a form or a list in place of the credential
 * (`add`, `edit`, `deleted`).
 */
export type VaultDoing = "new-vault" | "ways-in" | "rename" | "import" | "export" | "add" | "edit" | "deleted";

/** `vault` absent: the one that was shown last, else the first. */
export interface VaultPlace {
  readonly screen: "vault";
  readonly vault?: string;
  readonly credential?: string;
  readonly tab?: VaultTab;
  readonly filter?: CredentialFilter;
  readonly doing?: VaultDoing;
}

/** Exports to IT. `settings`: the form with recipients and schedule is open. */
export interface ExportsPlace {
  readonly screen: "exports";
  readonly doing?: "settings";
}

/** The package that was opened (stores/package.ts). `case`: one of its cases; absent: the list of them. */
export interface PackagePlace {
  readonly screen: "package";
  readonly case?: string;
}

/** `register`: the form for a new request is open. */
export interface RequestsPlace {
  readonly screen: "requests";
  readonly doing?: "register";
}

/** `incident`: the one that is shown. `report`: the form is open, about this account (id) or case (id), or about neither. */
export interface IncidentsPlace {
  readonly screen: "incidents";
  readonly incident?: string;
  readonly report?: { readonly account: string | null; readonly ofCase: string | null };
}

/** Holds and disposals. `subject`: the case or request that it is about; absent: all of them. */
export interface RetentionPlace {
  readonly screen: "retention";
  readonly subject?: Subject;
}

export const accountTabs = ["overview", "people", "checklist", "reviews", "history"] as const;
export type AccountTab = (typeof accountTabs)[number];

/** Accounts of which something of this kind is due, as urgent as that: those that a line of Today counts. */
export type AccountNeed = Alike;

/** The official accounts. `department` (null: all of them) and `needs` narrow the list down; `doing`: the form that is open above it. */
export interface AccountsPlace {
  readonly screen: "accounts";
  readonly department?: string | null;
  readonly needs?: AccountNeed;
  readonly doing?: "request" | "take-in" | "import";
}

/**
 * The forms of an account, named as the contract’s steps. `lead`: coordinator and director. `close-agreed`: the form of what was agreed on
 * when closing it was discussed.
 */
export type AccountDoing =
  | "decide"
  | "create"
  | "activate"
  | "pause"
  | "resume"
  | "archive"
  | "deactivate"
  | "change"
  | "lead"
  | "add-user"
  | "check"
  | "review"
  | "discuss"
  | "close-agreed"
  | "activity";

/** One account. `doing`: the form that is open. */
export interface AccountPlace {
  readonly screen: "account";
  readonly id: string;
  readonly tab?: AccountTab;
  readonly doing?: AccountDoing;
}

/** People and departments. */
export interface PeoplePlace {
  readonly screen: "people";
  readonly tab?: "people" | "departments";
  readonly doing?: "add" | "import";
}

export interface PersonPlace {
  readonly screen: "person";
  readonly id: string;
  readonly doing?: "acknowledge" | "forward" | "leave" | "give-role" | "change";
}

export interface DepartmentPlace {
  readonly screen: "department";
  readonly name: string;
  readonly doing?: "workplan" | "coordinator" | "director";
}

/** The compliance report; `department` absent: the person’s own. */
export interface CompliancePlace {
  readonly screen: "compliance";
  readonly department?: string;
}

/** The device checklist. `line`: the one that is opened. */
export interface DevicePlace {
  readonly screen: "device";
  readonly line?: string;
}

/** `part`: the part of the settings that is wanted. */
export interface SettingsPlace {
  readonly screen: "settings";
  readonly part?: "policy" | "reminders";
}

/** Where the person is. A later screen adds itself here and in `screens/index.tsx`. */
export type Place =
  | { readonly screen: "today" }
  | { readonly screen: "remove" }
  | { readonly screen: "case"; readonly id: string }
  | { readonly screen: "log" }
  | { readonly screen: "record"; readonly id: string }
  | AccountsPlace
  | AccountPlace
  | PeoplePlace
  | PersonPlace
  | DepartmentPlace
  | CompliancePlace
  | VaultPlace
  | RequestsPlace
  | { readonly screen: "request"; readonly id: string }
  | IncidentsPlace
  | RetentionPlace
  | ExportsPlace
  | PackagePlace
  | DevicePlace
  | SettingsPlace;

interface PlaceStore {
  readonly place: Place;
  readonly before: readonly Place[];
  /** How often the person has moved: a heading takes the focus only after a move, not at the start. */
  readonly moves: number;
}

export const usePlace = create<PlaceStore>(() => ({ place: { screen: "today" }, before: [], moves: 0 }));

const remembered = 50;

export function go(place: Place): void {
  usePlace.setState((now) => ({ place, before: [...now.before, now.place].slice(-remembered), moves: now.moves + 1 }));
}

/** Another part of the same screen: going back leaves the screen, and its heading does not take the focus. */
export function stay(place: Place): void {
  usePlace.setState({ place });
}

/** Back to where the person came from; to `otherwise` when there is no before. */
export function goBack(otherwise: Place): void {
  usePlace.setState((now) => ({
    place: now.before.at(-1) ?? otherwise,
    before: now.before.slice(0, -1),
    moves: now.moves + 1,
  }));
}

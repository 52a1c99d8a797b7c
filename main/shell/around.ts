import type { BrowserWindow, NativeTheme } from "electron";
import type { AppState, Host } from "../../preload/contract.ts";
import type { Services } from "../services.ts";
import type { ClipboardKeeper } from "./clipboard-keeper.ts";
import type { Copies } from "./copies.ts";
import type { Tell } from "./events.ts";
import type { Sources } from "./sources.ts";

/** What the answers to requests work with. */
export interface Around {
  readonly services: Services;
  /** Resolves when the services have come as far as they can by themselves. A keychain may ask the person first. */
  readonly started: Promise<void>;
  readonly host: Host;
  readonly tell: Tell;
  readonly sources: Sources;
  readonly copies: Copies;
  /** Secrets that were copied leave the clipboard by it. */
  readonly keeper: ClipboardKeeper;
  readonly nativeTheme: Pick<NativeTheme, "themeSource">;
  /** null after the window was closed. */
  readonly window: () => BrowserWindow | null;
  /** Aborted when the app ends: long work stops and leaves nothing half-made. */
  readonly ending: AbortSignal;
}

/** The whole state, and the theme that goes with it. Once a window asks for it, the app has time to read pictures. */
export function appState({ services, host, nativeTheme, ending }: Around): AppState {
  const state = { ...services.phase(), host };
  if (state.phase === "ready") {
    nativeTheme.themeSource = state.theme;
    services.ready.texts.begin(ending);
  }
  return state;
}

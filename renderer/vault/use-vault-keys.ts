import { type RefObject, useEffect } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { refusedOf } from "../bridge.ts";
import { copyField } from "../stores/copying.ts";
import { stay, type VaultPlace } from "../stores/place.ts";

export type VaultCommand = "search" | "edit" | "username" | "password" | "code";

type Keys = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** Which command a key means; null: none. `typing`: the focus is in a box, where Ctrl+C is the box's own. */
export function vaultCommand(keys: Keys, typing: boolean): VaultCommand | null {
  if (!(keys.ctrlKey || keys.metaKey)) return null;
  const key = keys.key.toLowerCase();
  if (key === "c" && keys.shiftKey && !keys.altKey) return "password";
  if ((key === "c" || key === "ç") && keys.altKey && !keys.shiftKey) return "code";
  if (keys.shiftKey || keys.altKey) return null;
  if (key === "f") return "search";
  if (key === "e") return "edit";
  return key === "c" && !typing ? "username" : null;
}

const fields = {
  username: { field: "username", what: "User name" },
  password: { field: "password", what: "Password" },
  code: { field: "code", what: "One-time code" },
} as const;

interface VaultKeys {
  readonly place: VaultPlace;
  readonly vault: string;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onRefused: (refused: Refused | null) => void;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

/** Ctrl+F searches; on the chosen credential Ctrl+C, Ctrl+Shift+C and Ctrl+Alt+C copy, Ctrl+E edits. */
export function useVaultKeys({ place, vault, search, onRefused }: VaultKeys): void {
  useEffect(() => {
    const copy = (command: "username" | "password" | "code", credential: string) => {
      onRefused(null);
      const { field, what } = fields[command];
      copyField({ vault, credential, version: null, field, index: 0 }, what).catch((error: unknown) =>
        onRefused(refusedOf(error)),
      );
    };
    const press = (event: KeyboardEvent) => {
      const command = vaultCommand(event, isTyping(event.target));
      if (command === null || document.querySelector("[role=dialog]") !== null) return;
      if (command === "search") {
        event.preventDefault();
        return search.current?.select();
      }
      const { credential, doing } = place;
      if (credential === undefined || doing !== undefined) return;
      // What is marked on the screen is what Ctrl+C means.
      if (command === "username" && !(window.getSelection()?.isCollapsed ?? true)) return;
      event.preventDefault();
      if (command === "edit") stay({ ...place, doing: "edit" });
      else copy(command, credential);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [place, vault, search, onRefused]);
}

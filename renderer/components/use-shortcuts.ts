import { useEffect } from "react";
import type { AppCommand } from "../../preload/contract.ts";
import { on, refusedOf } from "../bridge.ts";
import { sentencesFor } from "../sentences.ts";
import { announce } from "../stores/announcer.ts";
import { openPalette } from "../stores/palette.ts";
import { go } from "../stores/place.ts";
import { lockVaults, useVault } from "../stores/vault.ts";

type Command = AppCommand | "lock";

const commands: Readonly<Record<string, Command>> = { k: "find", n: "new-case", l: "lock" };

/** Locks the vaults, from wherever the person is; nothing happens where none is open. */
export function lockNow(): void {
  if (useVault.getState().desk?.lock !== "open") return;
  lockVaults().catch((error: unknown) => {
    const { what, next } = sentencesFor(refusedOf(error));
    announce(`${what} ${next}`);
  });
}

/** What each command does; one that is missing is a type error. */
const doing: Readonly<Record<Command, () => void>> = {
  find: openPalette,
  lock: lockNow,
  "new-case": () => go({ screen: "remove" }),
  today: () => go({ screen: "today" }),
};

function run(command: Command): void {
  doing[command]();
}

/** Ctrl+K finds, Ctrl+N starts a case, Ctrl+L locks the vaults; on a Mac with Command. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const command = commands[event.key.toLowerCase()];
      if (command === undefined) return;
      event.preventDefault();
      run(command);
    };
    window.addEventListener("keydown", press);
    const stop = on("app.command", ({ command }) => run(command));
    return () => {
      window.removeEventListener("keydown", press);
      stop();
    };
  }, []);
}

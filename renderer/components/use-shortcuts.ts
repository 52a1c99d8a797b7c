import { useEffect } from "react";
import { on } from "../bridge.ts";
import { openPalette } from "../stores/palette.ts";
import { go } from "../stores/place.ts";

function run(command: "new-case" | "find"): void {
  if (command === "find") openPalette();
  else go({ screen: "remove" });
}

/** Ctrl+K finds, Ctrl+N starts a case; on a Mac with Command. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const key = event.key.toLowerCase();
      if (key !== "k" && key !== "n") return;
      event.preventDefault();
      run(key === "k" ? "find" : "new-case");
    };
    window.addEventListener("keydown", press);
    const stop = on("app.command", ({ command }) => run(command));
    return () => {
      window.removeEventListener("keydown", press);
      stop();
    };
  }, []);
}

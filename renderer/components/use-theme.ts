import { useEffect } from "react";
import { useApp } from "../stores/app.ts";

/** Light and dark follow the system unless the person has chosen; styles.css does the rest. */
export function useTheme(): void {
  const theme = useApp(({ state }) => (state?.phase === "ready" ? state.theme : "system"));
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}

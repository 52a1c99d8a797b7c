/** The vaults lock when the person goes: with the screen, with the computer, with the app. */
import type { PowerMonitor } from "electron";
import type { Services } from "../services.ts";
import type { Around } from "./around.ts";
import type { ErrorLog } from "./error-log.ts";

type Why = Parameters<Services["ready"]["vaultDesk"]["lock"]>[0];

/** Forgets the keys of the vaults. Before the app is set up there is nothing to lock. */
export function lockVaults(services: Services, why: Why): void {
  if (services.phase().phase === "ready") services.ready.vaultDesk.lock(why);
}

/** What the system says of the person's going. `lock-screen` is told on macOS and Windows alone; for Linux see screen-lock.ts. */
export function lockWith(powerMonitor: Pick<PowerMonitor, "on">, services: Services, errors: ErrorLog): void {
  const lock = (why: Why) => () => {
    try {
      lockVaults(services, why);
    } catch (error) {
      // Nobody waits for an answer to what the system says; the vaults have their own clock, too.
      errors.write(`lock ${why}`, error);
    }
  };
  powerMonitor.on("lock-screen", lock("screen"));
  powerMonitor.on("suspend", lock("suspend"));
  powerMonitor.on("shutdown", lock("close"));
}

/** Hands on to the window what happens to vaults without its asking. Whatever locks them clears a copied secret, too. */
export function tellOfVaults({ services, tell, keeper }: Around, errors: ErrorLog): void {
  services.onVaultChanged((desk) => {
    tell("vault.changed", { desk });
    if (desk.lock !== "open") keeper.clear().catch((error) => errors.write("clipboard", error));
  });
  services.onVaultMerged((merged) => tell("vault.merged", merged));
  services.onVaultChecked((checked) => tell("vault.checked", checked));
}

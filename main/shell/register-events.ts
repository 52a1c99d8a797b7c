import { AppError } from "../lib/app-error.ts";
import type { Around } from "./around.ts";

/** Tells the window when the register or what is due is another one. */
export function tellOfRegister({ services, tell }: Pick<Around, "services" | "tell">): void {
  services.onRegisterChanged(() => tell("register.changed", null));
  services.onDutiesChanged((counts) => tell("duties.changed", { counts }));
}

/** What is due is the first thing that the window asks for: it is reckoned while the window is still being drawn. */
export function reckonEarly({ services }: Pick<Around, "services">): void {
  if (services.phase().phase !== "ready") return;
  try {
    services.ready.duties.counts();
  } catch (error) {
    // The window asks again, and says why not.
    if (!(error instanceof AppError)) throw error;
  }
}

import type { Around } from "./around.ts";

/** Tells the window when the register or what is due is another one. */
export function tellOfRegister({ services, tell }: Pick<Around, "services" | "tell">): void {
  services.onRegisterChanged(() => tell("register.changed", null));
  services.onDutiesChanged((counts) => tell("duties.changed", { counts }));
}

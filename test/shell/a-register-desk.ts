/** Services that write down what the shell asks them about the register, duties and policy packs. */
import type { Services } from "../../main/services.ts";
import type { Answers } from "./a-desk.ts";
import type { Called } from "./a-records-desk.ts";

/** What was asked, in order; `answers` by `slice.method`, every other method gives its own name back. `held`: is the background quiet? */
export function registerServices(answers: Answers = {}): { services: Services; called: Called[]; held: () => number } {
  const called: Called[] = [];
  let held = 0;
  const method =
    (name: string) =>
    (...args: unknown[]) => {
      called.push({ name, args });
      const answer = answers[name] as ((...args: unknown[]) => unknown) | undefined;
      return answer === undefined ? `answer of ${name}` : answer(...args);
    };
  const slice = (prefix: string) =>
    new Proxy({}, { get: (_target, name) => method(`${prefix}.${String(name)}`) }) as Record<string, never>;
  const hold = () => {
    held += 1;
    return {
      [Symbol.dispose]: () => {
        held -= 1;
      },
    };
  };
  const names = ["book", "duties", "ownPacks", "register", "evidence", "log"];
  const texts = { hold, begin: () => undefined };
  const ready = { ...Object.fromEntries(names.map((name) => [name, slice(name)])), texts };
  const phase = () => ({ phase: "ready", theme: "dark" });
  return { services: { ready, phase } as unknown as Services, called, held: () => held };
}

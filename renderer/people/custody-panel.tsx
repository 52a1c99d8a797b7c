import { Button } from "../components/button.tsx";
import { go } from "../stores/place.ts";
import type { AtPerson } from "./at-person.ts";

/** The vaults that the person can open, by the official e-mail address; from there they are removed. */
export function CustodyPanel({ at }: { at: AtPerson }) {
  const { custodianOf, person } = at.view;
  return (
    <section aria-label="Vaults">
      <h2 className="group">Custodian of</h2>
      {custodianOf === null && (
        <p className="hint">
          The vaults are locked.{" "}
          <Button look="quiet" small onPress={() => go({ screen: "vault" })}>
            Unlock them
          </Button>
        </p>
      )}
      {custodianOf?.length === 0 && (
        <p className="hint">
          {person.email === null ? "Not known: no official e-mail address is noted." : "No vault on this computer."}
        </p>
      )}
      <ul className="plain-list">
        {custodianOf?.map(({ vault, name, keyId }) => (
          <li key={`${vault} ${keyId}`}>
            <button type="button" className="link" onClick={() => go({ screen: "vault", vault, tab: "custodians" })}>
              <bdi>{name}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

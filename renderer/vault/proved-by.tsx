import { ShieldCheck, TriangleAlert } from "lucide-react";
import type { CredentialView, VaultSummary } from "../../main/model/vault-view.ts";
import { Button } from "../components/button.tsx";
import { count, day, listed, momentInFull } from "../format.ts";
import { useZone } from "../stores/packs.ts";
import { stay } from "../stores/place.ts";
import { leastCustodians } from "./filter.ts";

interface ProvedByProps {
  readonly credential: CredentialView;
  readonly summary: VaultSummary;
}

/** Who has shown to be able to open this credential as it is now, and when. [A-6.h.i] */
export function ProvedBy({ credential, summary }: ProvedByProps) {
  const zone = useZone();
  const inOffice = summary.custodians.filter((one) => one.removed === null);
  const proved = new Set(credential.provedBy.map((one) => one.name));
  const missing = inOffice.filter((one) => !proved.has(one.name)).map((one) => one.name);
  const isAlone = credential.proved < leastCustodians;
  const Icon = isAlone ? TriangleAlert : ShieldCheck;
  return (
    <section className={isAlone ? "proved alone" : "proved"} aria-label="Who can open it">
      <Icon size={18} aria-hidden="true" />
      <div>
        <h3>
          Opened by {count(credential.proved)} of {count(inOffice.length)}{" "}
          {inOffice.length === 1 ? "custodian" : "custodians"}
        </h3>
        {isAlone && (
          <p>
            {inOffice.length < leastCustodians
              ? "Nobody else holds this vault. Add a second custodian."
              : `${listed(missing)} ${missing.length === 1 ? "has" : "have"} not proved to be able to open it as it is now. Hand the vault over.`}
          </p>
        )}
        <ul>
          {credential.provedBy.map(({ name, at, revision }) => (
            <li key={name}>
              <bdi>{name}</bdi>{" "}
              <time dateTime={at} title={momentInFull(at, zone)} className="faint">
                {day(at, zone)}, version {count(revision)}
              </time>
            </li>
          ))}
        </ul>
      </div>
      {isAlone && (
        <Button small onPress={() => stay({ screen: "vault", vault: summary.id, tab: "custodians" })}>
          Custodians
        </Button>
      )}
    </section>
  );
}

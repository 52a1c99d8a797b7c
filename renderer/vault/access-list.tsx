import { useCallback, useEffect, useRef, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { AccessView } from "../../main/model/vault-view.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { moment, momentInFull } from "../format.ts";
import { useZone } from "../stores/packs.ts";
import { accessWord } from "./words.ts";

interface Accesses {
  /** null until they are read. */
  readonly accesses: readonly AccessView[] | null;
  readonly next: number | null;
  readonly refused: Refused | null;
  readonly more: () => Promise<void>;
}

/** Who saw or copied what, newest first, a page at a time. */
function useAccesses(vault: string, credential: string | null): Accesses {
  const [pages, setPages] = useState<{ accesses: readonly AccessView[]; next: number | null } | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const asked = useRef(0);
  const read = useCallback(
    async (before: number | null) => {
      const mine = ++asked.current;
      try {
        const page = await ask("vault.accesses", { vault, credential, before });
        if (mine !== asked.current) return;
        setPages((now) => ({
          next: page.next,
          accesses: before === null ? page.accesses : [...(now?.accesses ?? []), ...page.accesses],
        }));
      } catch (error) {
        if (mine === asked.current) setRefused(refusedOf(error));
      }
    },
    [vault, credential],
  );
  useEffect(() => {
    void read(null);
    return () => {
      asked.current += 1;
    };
  }, [read]);
  const next = pages?.next ?? null;
  return { accesses: pages?.accesses ?? null, next, refused, more: () => read(next) };
}

interface AccessListProps {
  readonly vault: string;
  /** null: everything in the vault. */
  readonly credential: string | null;
}

/** Who revealed or copied what, when. Kept for ever. [N-II.1] */
export function AccessList({ vault, credential }: AccessListProps) {
  const zone = useZone();
  const { accesses, next, refused, more } = useAccesses(vault, credential);
  return (
    <>
      <ErrorNote refused={refused} />
      {accesses?.length === 0 && <p className="faint">Nobody has looked at it or copied it on this computer yet.</p>}
      <ul className="accesses">
        {(accesses ?? []).map((access, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was done twice in one moment differs in nothing else
          <li key={`${access.at} ${at}`}>
            <time dateTime={access.at} title={momentInFull(access.at, zone)}>
              {moment(access.at, zone)}
            </time>
            <span>
              <bdi className="t">{access.who}</bdi> {accessWord(access.what)}
              {credential === null && access.label !== null && (
                <>
                  {" of "}
                  <bdi>“{access.label}”</bdi>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {next !== null && (
        <Button small look="quiet" onPress={() => void more()}>
          Show earlier ones
        </Button>
      )}
    </>
  );
}

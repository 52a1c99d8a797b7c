import { useEffect } from "react";
import { Button } from "../components/button.tsx";
import { Note } from "../components/note.tsx";
import { Tag } from "../components/tag.tsx";
import { loadAccounts, useAccounts } from "../stores/accounts.ts";
import { useDrafts } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";
import { type CameOf, halfRoundOf, halfRounds } from "./review-draft.ts";

const goOn = (account: string) => go({ screen: "account", id: account, tab: "reviews", doing: "review" });

/** Review rounds that were begun and not recorded, with the way back to each. [A-5.b.iv] */
export function HalfRounds() {
  const drafts = useDrafts((store) => store.drafts);
  const accounts = useAccounts((store) => store.accounts);
  const begun = halfRounds(drafts);
  // Names are read only where there is a round to name: there may be thousands of accounts.
  const lacksNames = begun.length > 0 && accounts === null;
  useEffect(() => {
    if (!lacksNames) return;
    loadAccounts().catch(() => {
      // The rounds are kept all the same; the accounts' own screen says why they can't be read.
    });
  }, [lacksNames]);
  const rounds = begun.flatMap(({ account, draft }) => {
    const known = accounts?.find(({ id }) => id === account);
    return known === undefined ? [] : [{ known, draft }];
  });
  if (rounds.length === 0) return null;
  return (
    <section>
      <h2 className="group">Rounds that are half-filled</h2>
      <ul className="list">
        {rounds.map(({ known, draft }) => (
          <li key={known.id} className="row half-round">
            <Tag>Account</Tag>
            <div className="row-text">
              <bdi className="t">{known.name}</bdi>
              <small>
                {known.platform} ·{" "}
                {draft.startedAt === ""
                  ? "not recorded yet"
                  : "a case was started from it, and the round is not recorded yet"}
              </small>
            </div>
            <Button aria-label={`Go on with the round: ${known.name}`} onPress={() => goOn(known.id)}>
              Go on
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The way back from a case to the round that it was started from; nothing where there is none. */
export function RoundOfCase({ of }: { of: CameOf }) {
  const drafts = useDrafts((store) => store.drafts);
  if (halfRoundOf(drafts, of) === null) return null;
  return (
    <Note>
      <p>
        This case was started from a round on “<bdi>{of.account.name}</bdi>” that is not recorded yet.
      </p>
      <div className="note-actions">
        <Button onPress={() => goOn(of.account.id)}>Go on with the round</Button>
      </div>
    </Note>
  );
}
